/** Verifications in Postgres, by the SQL client. */
@NullMarked
package io.mintmark.session.verifications.persistence;

import org.jspecify.annotations.NullMarked;
