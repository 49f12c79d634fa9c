package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives the link of a session to show as a code. Looking at it is not yet following it: nothing changes. */
@Singleton
public class ShowCode {
    private final LinkedSession linked;
    private final PayerLinks links;

    ShowCode(LinkedSession linked, PayerLinks links) {
        this.linked = linked;
        this.links = links;
    }

    /** The link while the session is open, or what there is instead. Fails without database. */
    public Uni<Entry> show(SessionId id, String token) {
        return linked.follow(id, token, (session, merchant) -> Uni.createFrom().item(byCode(session, merchant)))
                .map(entry -> entry instanceof Entry.Busy busy ? byCode(busy.session(), busy.merchant()) : entry);
    }

    private Entry.ByCode byCode(Session session, MerchantView merchant) {
        return new Entry.ByCode(
                session,
                merchant,
                links.redirect(session.id(), session.order().purpose().label()));
    }
}
