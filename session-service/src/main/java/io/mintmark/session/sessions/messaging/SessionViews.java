package io.mintmark.session.sessions.messaging;

import io.mintmark.contracts.session.ActionView;
import io.mintmark.contracts.session.SessionView;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionOrder;
import java.util.List;

/** Turns sessions into what the API and the events show. */
public final class SessionViews {
    private static final String TYPE = "tokenization";

    private SessionViews() {}

    /** The session with these links for its payer. */
    public static SessionView view(Session session, List<ActionView> actions) {
        SessionOrder order = session.order();
        SavedCard card = session.progress().savedCard();
        return new SessionView(
                session.id().value(),
                session.merchant(),
                order.referenceId(),
                TYPE,
                session.status().label(),
                order.customerId(),
                order.deviceId(),
                session.progress().attemptsLeft(),
                null,
                card == null ? null : card.result().label(),
                card == null ? null : card.instrumentId(),
                null,
                false,
                actions,
                session.expiresAt(),
                session.createdAt(),
                session.updatedAt());
    }
}
