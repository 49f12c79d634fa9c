package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.application.Completion.Outcome;
import io.mintmark.session.sessions.domain.Session;

/** How a session stands, for one who asks about none of its cards. */
final class Standing {
    private Standing() {}

    /** An open session says how the last card fared, if there was one. */
    static Completion of(Session session) {
        return switch (session.status()) {
            case PENDING ->
                new Completion(
                        Outcome.OPEN, Completion.reason(session.progress().failure()), session);
            case PROCESSING -> new Completion(Outcome.UNDECIDED, null, session);
            case REQUIRES_ACTION -> new Completion(Outcome.CHALLENGE, null, session);
            case COMPLETED, FAILED, CANCELED, EXPIRED -> new Completion(Outcome.ENDED, null, session);
        };
    }
}
