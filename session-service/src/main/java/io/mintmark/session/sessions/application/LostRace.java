package io.mintmark.session.sessions.application;

import java.io.Serial;

/** Somebody else changed the session between our reading and our writing; the transaction is rolled back. */
final class LostRace extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How often a use case reads again before it gives up. */
    static final int RETRIES = 8;

    LostRace() {
        super("the session was changed meanwhile", null, false, false);
    }
}
