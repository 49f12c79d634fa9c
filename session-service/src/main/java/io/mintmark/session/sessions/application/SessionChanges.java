package io.mintmark.session.sessions.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.application.ConcludePayment;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.mintmark.session.sessions.messaging.SessionEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** How every change of a session is made: compared and set, and announced in the same transaction. */
@Singleton
class SessionChanges {
    private final Sessions sessions;
    private final Outbox outbox;
    private final ConcludePayment payments;

    SessionChanges(Sessions sessions, Outbox outbox, ConcludePayment payments) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.payments = payments;
    }

    /** The session as it is now: one whose time has run out is ended first, so nobody sees it open. 404 if there is none. */
    Uni<Session> current(SqlConnection tx, MerchantId merchant, SessionId id) {
        return sessions.find(tx, merchant, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("session")))
                .chain(seen -> ranOut(seen)
                        ? move(tx, seen.session(), seen.session().expire())
                        : Uni.createFrom().item(seen.session()));
    }

    /** Whether it is to be ended before anybody sees it. */
    static boolean ranOut(Sessions.Seen seen) {
        return seen.overdue() && seen.session().status().allows(SessionStatus.EXPIRED);
    }

    /**
     * The session as it is stored, locked until the transaction ends: for whoever changes its payment too, which is
     * locked second. 404 if there is none.
     */
    Uni<Sessions.Seen> locked(SqlConnection tx, MerchantId merchant, SessionId id) {
        return sessions.lock(tx, merchant, id).map(found -> found.orElseThrow(() -> Problem.notFound("session")));
    }

    /** Stores a move and its event, and calls off the payment of a session that is over without one; fails with {@link LostRace} if the session is no longer as it was read. */
    Uni<Session> move(SqlConnection tx, Session before, Session after) {
        return save(tx, after)
                .call(stored -> outbox.append(tx, SessionEvents.moved(before.status(), stored)))
                .call(stored -> callOff(tx, stored));
    }

    private Uni<Void> callOff(SqlConnection tx, Session stored) {
        boolean over = stored.status() == SessionStatus.CANCELED || stored.status() == SessionStatus.EXPIRED;
        return !over || stored.progress().payment() == null
                ? Uni.createFrom().voidItem()
                : payments.ofSession(
                                tx,
                                new MerchantId(stored.merchant()),
                                stored.id().value())
                        .chain(payment -> payment.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : payments.cancel(tx, payment.get()).replaceWithVoid());
    }

    /** Stores a move back to the payer and its event; but if the time has run out meanwhile, the session ends here. */
    Uni<Session> returned(SqlConnection tx, Session before, Session after) {
        return move(tx, before, after).chain(back -> current(tx, new MerchantId(back.merchant()), back.id()));
    }

    /** Stores that a payer came, and the event. */
    Uni<Session> open(SqlConnection tx, Session before) {
        return save(tx, before.open()).call(stored -> outbox.append(tx, SessionEvents.opened(stored)));
    }

    private Uni<Session> save(SqlConnection tx, Session next) {
        return sessions.save(tx, next).map(stored -> stored.orElseThrow(LostRace::new));
    }
}
