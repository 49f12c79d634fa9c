package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Looks up, for any number of sessions at once, which of them have changed. */
@Singleton
public class ChangedSessions {
    private final Transactions transactions;
    private final ObservedSessions sessions;

    ChangedSessions(Transactions transactions, ObservedSessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** Those sessions that have gone beyond the sequence beside them, in one statement. */
    public Uni<List<Session>> since(Map<SessionId, Long> seen) {
        return transactions.asSystem(tx -> sessions.changedSince(tx, seen));
    }
}
