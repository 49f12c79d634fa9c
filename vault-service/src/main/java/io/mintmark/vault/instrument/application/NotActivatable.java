package io.mintmark.vault.instrument.application;

import java.io.Serial;

/** The staged card is gone, was discarded, is another session's, or its customer was deleted. */
public final class NotActivatable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotActivatable(String why) {
        super(why, null, false, false);
    }
}
