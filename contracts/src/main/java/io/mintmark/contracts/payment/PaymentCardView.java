package io.mintmark.contracts.payment;

import org.jspecify.annotations.Nullable;

/**
 * The card behind a payment, as far as it may be told.
 *
 * @param networkTokenUsed whether a network token stood in for its number
 * @param networkTransactionId the network's name for the authorization; later payments refer to it
 */
public record PaymentCardView(
        @Nullable String brand,
        @Nullable String last4,
        boolean networkTokenUsed,
        @Nullable String networkTransactionId) {}
