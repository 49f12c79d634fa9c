package io.mintmark.local;

import java.io.Serial;

/** Something outside of Mintmark is in the way; the message says what to do. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }
}
