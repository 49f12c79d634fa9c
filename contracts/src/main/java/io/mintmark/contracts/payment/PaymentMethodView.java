package io.mintmark.contracts.payment;

import org.jspecify.annotations.Nullable;

/**
 * What a payment is paid with.
 *
 * @param source {@code token} for a saved card, {@code card} for one that was entered on the hosted page,
 *     {@code external} for one that another vault keeps
 * @param token the payment instrument's id, where there is one
 * @param tokenSource which other vault, such as {@code Authorize.net}
 */
public record PaymentMethodView(
        String source, @Nullable String token, @Nullable String tokenSource, @Nullable PaymentCardView card) {}
