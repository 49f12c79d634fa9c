package io.mintmark.vault.customer.domain;

import java.io.Serial;

/** Somebody else changed or deleted the customer between our reading and writing. */
public final class ChangedMeanwhile extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile() {
        super("the customer was changed by another request", null, false, false);
    }
}
