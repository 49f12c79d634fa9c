/** Payments in Postgres. */
@NullMarked
package io.mintmark.session.payments.persistence;

import org.jspecify.annotations.NullMarked;
