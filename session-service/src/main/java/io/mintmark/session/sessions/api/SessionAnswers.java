package io.mintmark.session.sessions.api;

import io.mintmark.contracts.session.SessionView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.PayerActions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.messaging.SessionViews;
import jakarta.inject.Singleton;

/** Sessions with the payer's links, for their own merchant alone. */
@Singleton
class SessionAnswers {
    private final PayerActions actions;

    SessionAnswers(PayerActions actions) {
        this.actions = actions;
    }

    SessionView view(Session session) {
        return SessionViews.view(
                session,
                actions.of(
                        new MerchantId(session.merchant()),
                        session.id(),
                        session.order().purpose().label(),
                        session.status()));
    }
}
