package io.mintmark.session.sessions.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads one session of a merchant. */
@Singleton
public class FindSession {
    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionChanges changes;

    FindSession(Transactions transactions, Sessions sessions, SessionChanges changes) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** The session as it is by the database's clock; 404 for an unknown or foreign one. */
    public Uni<Session> find(MerchantId merchant, SessionId id) {
        return transactions
                .atOnceAsMerchant(merchant, tx -> sessions.find(tx, merchant, id))
                .map(found -> found.orElseThrow(() -> Problem.notFound("session")))
                .chain(seen -> current(merchant, seen));
    }

    /** A session that was just read: one whose time has run out is ended before anybody sees it. */
    Uni<Session> current(MerchantId merchant, Sessions.Seen seen) {
        return SessionChanges.ranOut(seen)
                ? transactions
                        .asMerchant(
                                merchant,
                                tx -> changes.current(
                                        tx, merchant, seen.session().id()))
                        .onFailure(LostRace.class)
                        .retry()
                        .atMost(LostRace.RETRIES)
                : Uni.createFrom().item(seen.session());
    }
}
