package io.mintmark.contracts.payment;

import org.jspecify.annotations.Nullable;

/**
 * The data of every {@code payment.*} event.
 *
 * @param payment as the API shows it, without what the payer has to do
 * @param previousStatus its status before this change; absent when created
 * @param callbackUrl where the merchant wants to be told of it; for webhook-service alone
 * @param change what happened where the status does not tell: {@code partially_captured}, {@code partially_refunded},
 *     {@code capture_failed}, {@code refund_failed} or {@code cancellation_failed}
 */
public record PaymentEventData(
        PaymentView payment, @Nullable String previousStatus, @Nullable String callbackUrl, @Nullable String change) {
    public PaymentEventData {
        payment = payment.withoutActions();
    }
}
