package io.mintmark.session.payments.domain;

import java.io.Serial;

/** Another attempt of the same payment may hold its amount: a second one could charge the payer twice. */
public final class AttemptStands extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AttemptStands() {
        super("an attempt of this payment stands", null, false, false);
    }
}
