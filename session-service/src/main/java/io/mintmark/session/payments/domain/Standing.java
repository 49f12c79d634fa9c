package io.mintmark.session.payments.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a payment has come.
 *
 * @param captured in minor units, never more than its amount
 * @param refunded in minor units, never more than was captured
 * @param refusal why nobody pays
 * @param confirmation the acquirer's consent
 * @param createdInstrument the card that was saved with it
 * @param authorizationExpiresAt until when it may be captured
 */
public record Standing(
        PaymentStatus status,
        long captured,
        long refunded,
        @Nullable Refusal refusal,
        @Nullable Confirmation confirmation,
        @Nullable String createdInstrument,
        @Nullable Instant authorizationExpiresAt) {
    public Standing {
        if (captured < 0 || refunded < 0 || refunded > captured) {
            throw new IllegalArgumentException("more is given back than was taken");
        }
    }

    /**
     * The acquirer's consent.
     *
     * @param networkTransactionId the network's name for it
     */
    public record Confirmation(String code, @Nullable String networkTransactionId, Instant approvedAt) {}

    static Standing none() {
        return new Standing(PaymentStatus.PENDING, 0, 0, null, null, null, null);
    }

    Standing to(PaymentStatus next) {
        return new Standing(
                status.moveTo(next),
                captured,
                refunded,
                refusal,
                confirmation,
                createdInstrument,
                authorizationExpiresAt);
    }

    Standing refused(Refusal why) {
        return new Standing(status.moveTo(PaymentStatus.REFUSED), 0, 0, why, null, null, null);
    }

    Standing approved(
            PaymentStatus next,
            long taken,
            Confirmation consent,
            @Nullable String instrument,
            @Nullable Instant until) {
        return new Standing(status.moveTo(next), taken, 0, null, consent, instrument, until);
    }

    Standing taken(long more) {
        return new Standing(
                status == PaymentStatus.CAPTURED ? status : status.moveTo(PaymentStatus.CAPTURED),
                Math.addExact(captured, more),
                refunded,
                refusal,
                confirmation,
                createdInstrument,
                authorizationExpiresAt);
    }

    Standing givenBack(long more) {
        return new Standing(
                status,
                captured,
                Math.addExact(refunded, more),
                refusal,
                confirmation,
                createdInstrument,
                authorizationExpiresAt);
    }
}
