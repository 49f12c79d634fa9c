package io.mintmark.vault.crypto.domain;

import java.io.Serial;

/** A sealed value was changed, moved, or sealed by another key. It never opens; the reason names no content. */
public final class NotAuthentic extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotAuthentic(String why) {
        super(why);
    }
}
