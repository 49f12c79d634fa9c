package io.mintmark.session.payments.domain;

import java.io.Serial;
import java.util.Set;

/** A payment cannot do that where it stands. */
public final class PaymentMoveRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final PaymentStatus from;
    private final String wanted;

    /** @param wanted the status or the operation that was wanted */
    public PaymentMoveRefused(PaymentStatus from, String wanted) {
        super("a payment that is " + from.label() + " cannot do this: " + wanted, null, false, false);
        this.from = from;
        this.wanted = wanted;
    }

    public PaymentStatus from() {
        return from;
    }

    public String wanted() {
        return wanted;
    }

    public Set<PaymentStatus> allowed() {
        return from.moves();
    }
}
