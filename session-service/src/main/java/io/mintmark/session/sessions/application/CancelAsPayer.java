package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Calls a session off, for its payer, who is then sent to the merchant's cancel address. */
@Singleton
public class CancelAsPayer {
    private final Transactions transactions;
    private final SessionChanges changes;
    private final ShredCard shred;

    CancelAsPayer(Transactions transactions, SessionChanges changes, ShredCard shred) {
        this.transactions = transactions;
        this.changes = changes;
        this.shred = shred;
    }

    /** Cancels a session that waits, or tells how it stands; 404 for an unknown or foreign one. */
    public Uni<Completion> cancel(MerchantId merchant, SessionId id) {
        return transactions
                .asMerchant(merchant, tx -> cancel(tx, merchant, id))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .invoke(shred::afterCancel)
                .map(Completion::seen);
    }

    private Uni<Session> cancel(SqlConnection tx, MerchantId merchant, SessionId id) {
        return changes.current(tx, merchant, id)
                .chain(session -> session.status().allows(SessionStatus.CANCELED)
                        ? changes.move(tx, session, session.cancel(true))
                        : Uni.createFrom().item(session));
    }
}
