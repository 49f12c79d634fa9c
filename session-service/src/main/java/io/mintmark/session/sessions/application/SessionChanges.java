package io.mintmark.session.sessions.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
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

    SessionChanges(Sessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /** The session as it is now: one whose time has run out is ended first, so nobody sees it open. 404 if there is none. */
    Uni<Session> current(SqlConnection tx, MerchantId merchant, SessionId id) {
        return sessions.find(tx, merchant, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("session")))
                .chain(seen -> seen.overdue() && seen.session().status().allows(SessionStatus.EXPIRED)
                        ? move(tx, seen.session(), seen.session().expire())
                        : Uni.createFrom().item(seen.session()));
    }

    /** Stores a move and its event; fails with {@link LostRace} if the session is no longer as it was read. */
    Uni<Session> move(SqlConnection tx, Session before, Session after) {
        return save(tx, after).call(stored -> outbox.append(tx, SessionEvents.moved(before.status(), stored)));
    }

    /** Stores that a payer came, and the event. */
    Uni<Session> open(SqlConnection tx, Session before) {
        return save(tx, before.open()).call(stored -> outbox.append(tx, SessionEvents.opened(stored)));
    }

    private Uni<Session> save(SqlConnection tx, Session next) {
        return sessions.save(tx, next).map(stored -> stored.orElseThrow(LostRace::new));
    }
}
