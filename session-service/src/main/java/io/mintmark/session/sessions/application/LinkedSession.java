package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.application.Sessions.Link;
import io.mintmark.session.sessions.domain.LinkTokens;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the session behind a payer's link. */
@Singleton
class LinkedSession {
    private static final String ACTIVE = "active";

    private final Transactions transactions;
    private final Sessions sessions;
    private final FindSession findSession;
    private final MerchantDirectory merchants;

    LinkedSession(Transactions transactions, Sessions sessions, FindSession findSession, MerchantDirectory merchants) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.findSession = findSession;
        this.merchants = merchants;
    }

    /** What became of the link, and what {@code whilePending} makes of a session that waits for its payer. Fails without database. */
    Uni<Entry> follow(SessionId id, String token, BiFunction<Session, MerchantView, Uni<Entry>> whilePending) {
        return link(id, token).chain(found -> found.map(link -> follow(link, whilePending))
                .orElseGet(() -> Uni.createFrom().item(new Entry.Unknown())));
    }

    /** Whose session it is; empty if there is none, or the token is not its token. */
    Uni<Optional<MerchantId>> owner(SessionId id, String token) {
        return link(id, token).map(found -> found.map(Link::merchant));
    }

    private Uni<Optional<Link>> link(SessionId id, String token) {
        return transactions
                .atOnceAsSystem(tx -> sessions.link(tx, id))
                .map(found -> found.filter(known -> LinkTokens.opens(token, known.tokenHash())));
    }

    /** The merchant, if it takes payers at present. */
    Optional<MerchantView> open(MerchantId id) {
        return merchants.find(id).map(state -> state.merchant()).filter(merchant -> merchant.status()
                .equals(ACTIVE));
    }

    private Uni<Entry> follow(Link link, BiFunction<Session, MerchantView, Uni<Entry>> whilePending) {
        return open(link.merchant())
                .map(merchant -> findSession
                        .current(link.merchant(), link.seen())
                        .chain(session -> session.status() == SessionStatus.PENDING
                                        || session.status() == SessionStatus.REQUIRES_ACTION
                                ? whilePending.apply(session, merchant)
                                : Uni.createFrom().item(standing(session, merchant))))
                .orElseGet(() -> Uni.createFrom().item(new Entry.Closed()));
    }

    private static Entry standing(Session session, MerchantView merchant) {
        return session.status().isFinal() ? new Entry.Ended(session, merchant) : new Entry.Busy(session, merchant);
    }
}
