package io.mintmark.session.payments.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a payment stands, and the table of all moves it may make; a move not in the table is refused. */
public enum PaymentStatus {
    /** Nothing is decided. */
    PENDING("Pending"),
    /** The payer has a challenge to answer. */
    REQUIRES_ACTION("ChallengeShopper"),
    /** The amount is held. */
    AUTHORIZED("Authorised"),
    /** The amount, or a part of it, is taken. */
    CAPTURED("Authorised"),
    /** Nobody pays. Final. */
    REFUSED("Refused"),
    /** Called off. Final. */
    CANCELED("Cancelled"),
    /** What was held was never taken. Final. */
    EXPIRED("Cancelled"),
    /** All that was taken is given back. Final. */
    REFUNDED("Authorised");

    private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES = new EnumMap<>(Map.of(
            PENDING, EnumSet.of(REQUIRES_ACTION, AUTHORIZED, CAPTURED, REFUSED, CANCELED),
            REQUIRES_ACTION, EnumSet.of(PENDING, CANCELED, REFUSED),
            AUTHORIZED, EnumSet.of(CAPTURED, CANCELED, EXPIRED),
            CAPTURED, EnumSet.of(REFUNDED),
            REFUSED, EnumSet.noneOf(PaymentStatus.class),
            CANCELED, EnumSet.noneOf(PaymentStatus.class),
            EXPIRED, EnumSet.noneOf(PaymentStatus.class),
            REFUNDED, EnumSet.noneOf(PaymentStatus.class)));

    private final String resultCode;

    PaymentStatus(String resultCode) {
        this.resultCode = resultCode;
    }

    /** Where a payment may go from here; empty when this is an end. */
    public Set<PaymentStatus> moves() {
        return Collections.unmodifiableSet(MOVES.getOrDefault(this, Set.of()));
    }

    public boolean allows(PaymentStatus next) {
        return moves().contains(next);
    }

    /** The next status, if the table has this move. */
    public PaymentStatus moveTo(PaymentStatus next) {
        if (!allows(next)) {
            throw new PaymentMoveRefused(this, next.label());
        }
        return next;
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return moves().isEmpty();
    }

    /** What Adyen calls it; a technical refusal is {@code Error} instead. */
    public String resultCode() {
        return resultCode;
    }

    /** As the API and the events write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #label()} wrote. */
    public static PaymentStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
