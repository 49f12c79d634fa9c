package io.mintmark.session.payments.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant orders apart from amount and card; it never changes.
 *
 * @param referenceId the merchant's own name for the payment, unique per merchant
 * @param invoiceNumber of the merchant's invoice, unique per merchant where there is one
 * @param deviceId the counter or terminal where it was made, as the merchant names it
 * @param metadata whatever the merchant wants to find again
 */
public record PaymentOrder(
        String referenceId,
        @Nullable String invoiceNumber,
        @Nullable String description,
        int installments,
        CaptureMethod capture,
        @Nullable String deviceId,
        Map<String, String> metadata) {
    public PaymentOrder {
        if (installments < 1) {
            throw new IllegalArgumentException("a payment has at least one installment");
        }
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** One that is made at no device in particular. */
    public PaymentOrder(
            String referenceId,
            @Nullable String invoiceNumber,
            @Nullable String description,
            int installments,
            CaptureMethod capture,
            Map<String, String> metadata) {
        this(referenceId, invoiceNumber, description, installments, capture, null, metadata);
    }

    /** The same, made at this device. */
    public PaymentOrder at(@Nullable String device) {
        return new PaymentOrder(referenceId, invoiceNumber, description, installments, capture, device, metadata);
    }
}
