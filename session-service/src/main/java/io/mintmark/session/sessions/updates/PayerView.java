package io.mintmark.session.sessions.updates;

import io.mintmark.contracts.session.SessionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as far as its payer may know it: nothing of the merchant's references, customers, devices and tokens.
 *
 * @param result {@code created} or {@code selected}, once completed
 */
record PayerView(String id, String type, String status, Instant expiresAt, int attemptsLeft, @Nullable String result) {
    static PayerView of(SessionView session) {
        return new PayerView(
                session.id(),
                session.type(),
                session.status(),
                session.expiresAt(),
                session.attemptsLeft(),
                session.result());
    }
}
