package io.mintmark.session.sessions.api;

import io.mintmark.contracts.session.ActionView;
import io.mintmark.contracts.session.SessionView;
import io.mintmark.session.sessions.application.PayerLinks;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.messaging.SessionViews;
import jakarta.inject.Singleton;
import java.util.List;

/** Sessions with the payer's links, for their own merchant alone. */
@Singleton
class SessionAnswers {
    private final PayerLinks links;

    SessionAnswers(PayerLinks links) {
        this.links = links;
    }

    SessionView view(Session session) {
        List<ActionView> actions = session.status().isFinal()
                ? List.of()
                : List.of(new ActionView("REDIRECT", links.redirect(session.id())));
        return SessionViews.view(session, actions);
    }
}
