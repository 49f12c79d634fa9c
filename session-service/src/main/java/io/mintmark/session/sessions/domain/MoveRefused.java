package io.mintmark.session.sessions.domain;

import java.io.Serial;
import java.util.Set;

/** A session was asked for a move that its table does not have. */
public final class MoveRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SessionStatus from;
    private final SessionStatus to;

    public MoveRefused(SessionStatus from, SessionStatus to) {
        super("a session that is " + from.label() + " cannot become " + to.label(), null, false, false);
        this.from = from;
        this.to = to;
    }

    public SessionStatus from() {
        return from;
    }

    public SessionStatus to() {
        return to;
    }

    /** What would have been possible instead. */
    public Set<SessionStatus> allowed() {
        return from.moves();
    }
}
