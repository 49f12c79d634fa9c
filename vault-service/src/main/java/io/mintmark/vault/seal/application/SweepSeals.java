package io.mintmark.vault.seal.application;

import io.mintmark.platform.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Destroys the keys of seals that have ended. Any replica may do it. */
@ApplicationScoped
public class SweepSeals {
    private static final Logger LOG = Logger.getLogger(SweepSeals.class);

    private final Transactions transactions;
    private final SealKeyStore store;

    SweepSeals(Transactions transactions, SealKeyStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** One pass. A key that it did not reach is refused all the same, because its time is over. */
    @Scheduled(
            every = "${mintmark.vault.seals.sweep-every:20s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> sweep() {
        return transactions
                .asSystem(store::destroyEnded)
                .invoke(count -> LOG.debugf("%d keys of seals destroyed", count))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("keys of seals were not destroyed and will be: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
