package io.mintmark.platform.events;

import java.io.Serial;

/** A record that no retry will make readable. It goes to the dead letters; the message must not repeat its content. */
public final class PoisonRecord extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PoisonRecord(String why) {
        super(why, null, false, false);
    }
}
