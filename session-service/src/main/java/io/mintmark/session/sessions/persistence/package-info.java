/** Sessions in Postgres, by the SQL client. */
@NullMarked
package io.mintmark.session.sessions.persistence;

import org.jspecify.annotations.NullMarked;
