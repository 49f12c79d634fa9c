package io.mintmark.contracts.payment;

import io.mintmark.contracts.session.ActionView;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API shows it: what was wanted, where it stands, and the trail of what was tried.
 *
 * @param status {@code pending}, {@code requires_action}, {@code authorized}, {@code captured}, {@code refused},
 *     {@code canceled}, {@code expired} or {@code refunded}
 * @param resultCode {@code Authorised}, {@code Pending}, {@code ChallengeShopper}, {@code Refused}, {@code Cancelled} or
 *     {@code Error}
 * @param deviceId the counter or terminal where it was made, as the merchant names it
 * @param createdPaymentInstrument the instrument that was stored with it
 * @param authorizationExpiresAt until when it may be captured
 * @param actions what the payer has to do; empty in events
 */
public record PaymentView(
        String id,
        long merchantId,
        String referenceId,
        @Nullable String invoiceNumber,
        @Nullable String description,
        @Nullable String deviceId,
        @Nullable String sessionId,
        @Nullable String customerId,
        String status,
        String resultCode,
        @Nullable RefusalView refusal,
        AmountView amount,
        AmountView captured,
        AmountView refunded,
        int installments,
        CaptureView capture,
        PaymentMethodView paymentMethod,
        String shopperInteraction,
        @Nullable String recurringProcessingModel,
        @Nullable String createdPaymentInstrument,
        @Nullable ConfirmationView confirmation,
        List<AttemptView> attempts,
        List<OperationView> operations,
        List<ActionView> actions,
        Map<String, String> metadata,
        @Nullable Instant authorizationExpiresAt,
        Instant createdAt,
        Instant updatedAt) {
    public PaymentView {
        attempts = List.copyOf(attempts);
        operations = List.copyOf(operations);
        actions = List.copyOf(actions);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** The same without the payer's links, which are capabilities and so never published. */
    public PaymentView withoutActions() {
        return new PaymentView(
                id,
                merchantId,
                referenceId,
                invoiceNumber,
                description,
                deviceId,
                sessionId,
                customerId,
                status,
                resultCode,
                refusal,
                amount,
                captured,
                refunded,
                installments,
                capture,
                paymentMethod,
                shopperInteraction,
                recurringProcessingModel,
                createdPaymentInstrument,
                confirmation,
                attempts,
                operations,
                List.of(),
                metadata,
                authorizationExpiresAt,
                createdAt,
                updatedAt);
    }
}
