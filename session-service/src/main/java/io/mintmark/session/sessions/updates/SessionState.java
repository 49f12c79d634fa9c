package io.mintmark.session.sessions.updates;

import io.mintmark.contracts.session.SessionView;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.mintmark.session.sessions.messaging.SessionViews;
import java.util.List;

/**
 * A session after one of its changes.
 *
 * @param sequence which change: the higher, the later
 */
record SessionState(SessionView view, SessionStatus status, long sequence) {
    static SessionState of(Session session) {
        return new SessionState(SessionViews.view(session, List.of()), session.status(), session.sequence());
    }

    static SessionState of(SessionView view, long sequence) {
        return new SessionState(view, SessionStatus.ofLabel(view.status()), sequence);
    }

    /** Whether nothing follows. */
    boolean isFinal() {
        return status.isFinal();
    }
}
