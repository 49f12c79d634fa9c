package io.mintmark.session.sessions.application;

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
    private final SessionChanges changes;

    FindSession(Transactions transactions, SessionChanges changes) {
        this.transactions = transactions;
        this.changes = changes;
    }

    /** The session as it is by the database's clock; 404 for an unknown or foreign one. */
    public Uni<Session> find(MerchantId merchant, SessionId id) {
        return transactions
                .asMerchant(merchant, tx -> changes.current(tx, merchant, id))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES);
    }
}
