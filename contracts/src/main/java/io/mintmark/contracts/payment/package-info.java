/** Payments as the API and the events show them. */
@NullMarked
package io.mintmark.contracts.payment;

import org.jspecify.annotations.NullMarked;
