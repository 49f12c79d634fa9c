package io.mintmark.session.merchants.domain;

import java.io.Serial;

/** A merchant has as many live keys as it may have. */
public final class TooManyKeys extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooManyKeys() {
        super("two keys are live already", null, false, false);
    }
}
