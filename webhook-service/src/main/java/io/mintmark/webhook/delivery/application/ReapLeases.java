package io.mintmark.webhook.delivery.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.webhook.WebhookConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes back what a sender had when it ended, so that another sends it: at least once, and soon. */
@Singleton
public class ReapLeases {
    private static final Logger LOG = Logger.getLogger(ReapLeases.class);

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final Vertx vertx;
    private final long everyMillis;
    private volatile long timer;

    ReapLeases(
            Transactions transactions,
            Deliveries deliveries,
            Dispatcher dispatcher,
            Vertx vertx,
            WebhookConfig config) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.vertx = vertx;
        this.everyMillis = config.reapEvery().toMillis();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(0, everyMillis, fired -> reap().subscribe()
                .with(
                        reaped -> LOG.debugf("took back %d leases", reaped),
                        failure -> LOG.warnf("leases could not be taken back: %s", failure.toString())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Takes back all leases that have run out; tells how many. */
    public Uni<Integer> reap() {
        return transactions.asSystem(deliveries::reap).invoke(reaped -> {
            if (reaped > 0) {
                LOG.infof("took back %d leases that ran out", reaped);
                dispatcher.wake();
            }
        });
    }
}
