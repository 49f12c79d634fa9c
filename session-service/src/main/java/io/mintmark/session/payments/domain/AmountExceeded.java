package io.mintmark.session.payments.domain;

import io.mintmark.session.money.domain.Money;
import java.io.Serial;

/** More is wanted than there is left: of what was authorized, or of what was captured. */
public final class AmountExceeded extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Operation.Type type;
    private final transient Money left;

    AmountExceeded(Operation.Type type, Money left) {
        super("a " + type.label() + " wants more than is left", null, false, false);
        this.type = type;
        this.left = left;
    }

    public Operation.Type type() {
        return type;
    }

    /** How much there would be. */
    public Money left() {
        return left;
    }
}
