package io.mintmark.vault.customer.domain;

import java.io.Serial;

/** The merchant has another customer with this {@code referenceId}. */
public final class DuplicateReference extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DuplicateReference() {
        super("another customer of the merchant has this referenceId", null, false, false);
    }
}
