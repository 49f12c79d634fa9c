package io.mintmark.session.sessions.application;

import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.MoveRefused;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Calls a session off, for its merchant. */
@Singleton
public class CancelSession {
    private final Transactions transactions;
    private final SessionChanges changes;
    private final ShredCard shred;
    private final Idempotency idempotency;

    CancelSession(Transactions transactions, SessionChanges changes, ShredCard shred, Idempotency idempotency) {
        this.transactions = transactions;
        this.changes = changes;
        this.shred = shred;
        this.idempotency = idempotency;
    }

    /** Cancels a session that waits for its payer; fails with {@link MoveRefused} where the table has no such move. */
    public Uni<Session> cancel(MerchantId merchant, SessionId id, IdempotentRequest request) {
        return transactions
                .asMerchant(
                        merchant,
                        tx -> idempotency.once(
                                tx,
                                request,
                                id.value(),
                                () -> move(tx, merchant, id),
                                earlier -> changes.current(tx, merchant, id)))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .invoke(CancelSession::tell)
                .invoke(shred::afterCancel);
    }

    /** One that turns out to have expired is stored as such before it is refused. */
    private Uni<Session> move(SqlConnection tx, MerchantId merchant, SessionId id) {
        return changes.current(tx, merchant, id)
                .chain(session -> session.status() == SessionStatus.EXPIRED
                        ? Uni.createFrom().item(session)
                        : changes.move(tx, session, session.cancel(false)));
    }

    private static void tell(Session session) {
        if (session.status() != SessionStatus.CANCELED) {
            throw new MoveRefused(session.status(), SessionStatus.CANCELED);
        }
    }
}
