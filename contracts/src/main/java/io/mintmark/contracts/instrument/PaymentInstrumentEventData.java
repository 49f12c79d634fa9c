package io.mintmark.contracts.instrument;

import org.jspecify.annotations.Nullable;

/**
 * The data of {@code payment_instrument.created}, {@code .updated} and {@code .deleted}.
 *
 * @param previousStatus its status before this change; absent when created
 * @param shopperReference the {@code referenceId} of its customer, where it has one
 */
public record PaymentInstrumentEventData(
        PaymentInstrumentView paymentInstrument, @Nullable String previousStatus, @Nullable String shopperReference) {}
