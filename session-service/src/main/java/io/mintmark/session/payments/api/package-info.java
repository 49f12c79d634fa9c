/** {@code /v1/payments}. */
@NullMarked
package io.mintmark.session.payments.api;

import org.jspecify.annotations.NullMarked;
