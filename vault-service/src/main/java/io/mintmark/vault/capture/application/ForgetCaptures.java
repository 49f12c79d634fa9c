package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets the captures of sessions that ended long ago; their links then lead nowhere. */
@ApplicationScoped
public class ForgetCaptures {
    private static final Logger LOG = Logger.getLogger(ForgetCaptures.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Captures captures;

    ForgetCaptures(Transactions transactions, Captures captures) {
        this.transactions = transactions;
        this.captures = captures;
    }

    /** One pass. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> forget() {
        return transactions
                .asSystem(tx -> captures.forget(tx, BATCH))
                .invoke(count -> LOG.debugf("%d captures forgotten", count))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("captures were not forgotten and will be: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
