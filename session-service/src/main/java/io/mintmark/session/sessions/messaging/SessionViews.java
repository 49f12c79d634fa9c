package io.mintmark.session.sessions.messaging;

import io.mintmark.contracts.session.ActionView;
import io.mintmark.contracts.session.FailureView;
import io.mintmark.contracts.session.SessionView;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionOrder;
import java.util.List;

/** Turns sessions into what the API and the events show. */
public final class SessionViews {
    private SessionViews() {}

    /** The session with these links for its payer. */
    public static SessionView view(Session session, List<ActionView> actions) {
        SessionOrder order = session.order();
        SavedCard card = session.progress().savedCard();
        Failure failure = session.progress().failure();
        return new SessionView(
                session.id().value(),
                session.merchant(),
                order.referenceId(),
                order.purpose().label(),
                session.status().label(),
                order.customerId(),
                order.deviceId(),
                session.progress().attemptsLeft(),
                failure == null ? null : new FailureView(failure.reason().label(), failure.detail()),
                card == null ? null : card.result().label(),
                card == null ? null : card.instrumentId(),
                session.progress().payment(),
                session.storesCard(),
                actions,
                session.expiresAt(),
                session.createdAt(),
                session.updatedAt());
    }
}
