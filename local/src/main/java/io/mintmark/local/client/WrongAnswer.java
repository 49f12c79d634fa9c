package io.mintmark.local.client;

import java.io.Serial;

/** The platform did not do what was asked: figures of such a run are worth nothing. */
public final class WrongAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WrongAnswer(String message) {
        super(message);
    }
}
