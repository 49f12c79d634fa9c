package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends sessions whose time has run out by the database's clock. */
@Singleton
public class ExpireSessions {
    private static final Logger LOG = Logger.getLogger(ExpireSessions.class);

    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final int batch;

    ExpireSessions(Transactions transactions, Sessions sessions, SessionChanges changes, SessionConfig config) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.changes = changes;
        this.batch = config.sweepBatch();
    }

    /** One pass over all merchants; any number of replicas may do it at once. */
    @Scheduled(
            every = "${mintmark.sessions.sweep-every:5s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return transactions
                .asSystem(tx -> sessions.overdue(tx, batch).chain(overdue -> expireAll(tx, overdue)))
                .invoke(ended -> {
                    if (ended > 0) {
                        LOG.infof("%d sessions expired", ended);
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("sessions expire later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Ends those of one merchant, up to a batch, and says how many. */
    Uni<Integer> of(SqlConnection tx, MerchantId merchant) {
        return sessions.overdue(tx, merchant, batch).chain(overdue -> expireAll(tx, overdue));
    }

    /** The rows are locked, so the comparison cannot fail. */
    private Uni<Integer> expireAll(SqlConnection tx, List<Session> overdue) {
        return Multi.createFrom()
                .iterable(overdue)
                .onItem()
                .transformToUniAndConcatenate(session -> changes.move(tx, session, session.expire()))
                .collect()
                .asList()
                .map(List::size);
    }
}
