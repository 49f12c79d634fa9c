package io.mintmark.contracts.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API shows it.
 *
 * @param type {@code tokenization} or {@code checkout}
 * @param status {@code pending}, {@code processing}, {@code requires_action}, {@code completed}, {@code failed},
 *     {@code canceled} or {@code expired}
 * @param result how it came by its instrument: {@code created} or {@code selected}
 * @param paymentInstrument the instrument's id, once completed
 * @param payment the payment's id, where there is one
 * @param actions the payer's links; empty in events and when nothing can be done any more
 */
public record SessionView(
        String id,
        long merchantId,
        String referenceId,
        String type,
        String status,
        @Nullable String customerId,
        @Nullable String deviceId,
        int attemptsLeft,
        @Nullable FailureView failure,
        @Nullable String result,
        @Nullable String paymentInstrument,
        @Nullable String payment,
        boolean storePaymentMethod,
        List<ActionView> actions,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {
    public SessionView {
        actions = List.copyOf(actions);
    }

    /** The same without the payer's links, which are capabilities and so never published. */
    public SessionView withoutActions() {
        return new SessionView(
                id,
                merchantId,
                referenceId,
                type,
                status,
                customerId,
                deviceId,
                attemptsLeft,
                failure,
                result,
                paymentInstrument,
                payment,
                storePaymentMethod,
                List.of(),
                expiresAt,
                createdAt,
                updatedAt);
    }
}
