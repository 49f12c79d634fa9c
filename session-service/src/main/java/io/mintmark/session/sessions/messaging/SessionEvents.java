package io.mintmark.session.sessions.messaging;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.session.SessionEventData;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of sessions. Each carries the whole public state, so the highest sequence is all a reader needs. */
public final class SessionEvents {
    private SessionEvents() {}

    /** A merchant opened a session. */
    public static Event created(Session session) {
        return event(EventType.SESSION_CREATED, session, null, null);
    }

    /** A payer followed the link for the first time. */
    public static Event opened(Session session) {
        return event(EventType.SESSION_UPDATED, session, session.status(), "opened");
    }

    /** A payer asked for more time and was given it. */
    public static Event extended(Session session) {
        return event(EventType.SESSION_UPDATED, session, session.status(), "extended");
    }

    /** A session moved from one status to another. */
    public static Event moved(SessionStatus before, Session session) {
        EventType type =
                switch (session.status()) {
                    case PENDING, PROCESSING, REQUIRES_ACTION -> EventType.SESSION_UPDATED;
                    case COMPLETED -> EventType.SESSION_COMPLETED;
                    case FAILED -> EventType.SESSION_FAILED;
                    case CANCELED -> EventType.SESSION_CANCELED;
                    case EXPIRED -> EventType.SESSION_EXPIRED;
                };
        String change = type == EventType.SESSION_UPDATED ? session.status().label() : null;
        return event(type, session, before, change);
    }

    private static Event event(
            EventType type, Session session, @Nullable SessionStatus before, @Nullable String change) {
        String callbackUrl = session.order().callbackUrl() == null
                ? null
                : session.order().callbackUrl().toString();
        SessionEventData data = new SessionEventData(
                SessionViews.view(session, List.of()), before == null ? null : before.label(), callbackUrl, change);
        return new Event(type, session.id().value(), new MerchantId(session.merchant()), session.sequence(), data);
    }
}
