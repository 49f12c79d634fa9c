package io.mintmark.session.payments.messaging;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.payment.PaymentEventData;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The events of payments. Each carries the whole public state, so the highest sequence is all a reader needs. */
@Singleton
public class PaymentEvents {
    private final PaymentViews views;

    PaymentEvents(PaymentViews views) {
        this.views = views;
    }

    /** A payment was begun. */
    public Event begun(Payment payment) {
        return event(payment, null, null);
    }

    /**
     * A payment moved, or something happened to it that its status does not tell.
     *
     * @param change what happened; null where the status tells
     */
    public Event changed(PaymentStatus before, Payment payment, @Nullable String change) {
        return event(payment, before, change);
    }

    private Event event(Payment payment, @Nullable PaymentStatus before, @Nullable String change) {
        URI callback = payment.terms().callbackUrl();
        PaymentEventData data = new PaymentEventData(
                views.view(payment),
                before == null ? null : before.label(),
                callback == null ? null : callback.toString(),
                change);
        return new Event(
                type(payment.status(), change),
                payment.id().value(),
                new MerchantId(payment.merchant()),
                payment.sequence(),
                data);
    }

    /** A part that was given back is told as a refund, though the payment stays captured. */
    private static EventType type(PaymentStatus status, @Nullable String change) {
        if ("partially_refunded".equals(change)) {
            return EventType.PAYMENT_REFUNDED;
        }
        return switch (status) {
            case PENDING -> EventType.PAYMENT_PENDING;
            case REQUIRES_ACTION -> EventType.PAYMENT_REQUIRES_ACTION;
            case AUTHORIZED -> EventType.PAYMENT_AUTHORIZED;
            case CAPTURED -> EventType.PAYMENT_CAPTURED;
            case REFUSED -> EventType.PAYMENT_REFUSED;
            case CANCELED -> EventType.PAYMENT_CANCELED;
            case EXPIRED -> EventType.PAYMENT_EXPIRED;
            case REFUNDED -> EventType.PAYMENT_REFUNDED;
        };
    }
}
