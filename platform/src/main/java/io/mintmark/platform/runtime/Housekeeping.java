package io.mintmark.platform.runtime;

import io.mintmark.platform.tenancy.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets, hourly, what no longer protects anything: idempotency keys after 7 days, and inbox rows after 30, which is
 * longer than any topic keeps the record that could come again.
 */
@Singleton
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final long EVERY = Duration.ofHours(1).toMillis();

    private final Vertx vertx;
    private final Transactions transactions;
    private volatile long timer;

    Housekeeping(Vertx vertx, Transactions transactions) {
        this.vertx = vertx;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY, fired -> forget().subscribe()
                .with(done -> LOG.debug("forgot old keys"), failure -> LOG.warnf("housekeeping waits: %s", failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> forget() {
        return transactions.asSystem(
                tx -> tx.query("delete from idempotency_record where created_at < now() - interval '7 days'")
                        .execute()
                        .chain(() -> tx.query("delete from inbox where taken_at < now() - interval '30 days'")
                                .execute())
                        .replaceWithVoid());
    }
}
