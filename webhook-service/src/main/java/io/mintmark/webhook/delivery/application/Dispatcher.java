package io.mintmark.webhook.delivery.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.delivery.application.Deliveries.Room;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps attempts going: claims what is due as far as there is room, hands each to {@link AttemptDelivery}, looks again
 * when it is woken, when one ends that others may have waited for, and otherwise after 50 ms with work and up to 250 ms
 * without. All its state lives on one event loop, so there are no locks; a slow receiver fills its own few places and
 * nobody else's.
 */
@Singleton
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final AttemptDelivery attempts;
    private final Vertx vertx;
    private final WebhookConfig config;
    private final InFlight inFlight;
    private volatile @Nullable Context context;
    private final CountDownLatch idle = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile int total;
    private boolean claiming;
    private boolean again;
    private long timer = -1;
    private Duration pause;
    private String lastServed = "";

    Dispatcher(
            Transactions transactions,
            Deliveries deliveries,
            AttemptDelivery attempts,
            Vertx vertx,
            WebhookConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.vertx = vertx;
        this.config = config;
        this.inFlight =
                new InFlight(config.inFlight(), config.inFlightPerEndpoint(), config.inFlightPerEndpointAtMost());
        this.pause = config.pollFastest();
        metrics.gauge("mintmark.webhook.attempts.under.way", this, dispatcher -> dispatcher.total);
    }

    void start(@Observes StartupEvent event) {
        context = vertx.getOrCreateContext();
        wake();
    }

    /** Claims no more and gives what is under way a moment to end; the rest is covered by its lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        run(this::countDownWhenIdle);
        if (context != null && !idle.await(config.drain().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.infof("%d attempts are cut off and will be made again when their leases run out", total);
        }
    }

    private void countDownWhenIdle() {
        if (stopping && total == 0 && !claiming) {
            idle.countDown();
        }
    }

    /** Looks at the queue now; call it after the commit that added work. Safe from any thread. */
    public void wake() {
        run(this::claim);
    }

    private void run(Runnable step) {
        Context home = context;
        if (home != null) {
            home.runOnContext(here -> step.run());
        }
    }

    private void claim() {
        if (claiming || stopping || inFlight.isFull()) {
            again = claiming;
            return;
        }
        vertx.cancelTimer(timer);
        claiming = true;
        again = false;
        Room asked = inFlight.room(lastServed);
        transactions
                .atOnceAsSystem(tx -> deliveries.claim(tx, asked, config.lease()))
                .subscribe()
                .with(leases -> run(() -> claimed(leases)), failure -> run(() -> failed(failure)));
    }

    private void claimed(List<Lease> leases) {
        claiming = false;
        leases.forEach(this::attempt);
        countDownWhenIdle();
        if (!leases.isEmpty()) {
            lastServed = leases.get(leases.size() - 1).queue();
        }
        pause = leases.isEmpty() ? longer(pause) : config.pollFastest();
        if (again) {
            claim();
        } else {
            later(pause);
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("the delivery queue cannot be read: %s", failure.toString());
        claiming = false;
        countDownWhenIdle();
        later(config.pollSlowest());
    }

    private void attempt(Lease lease) {
        inFlight.begin(lease.queue());
        total = inFlight.total();
        Uni.createFrom()
                .deferred(() -> attempts.attempt(lease))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "delivery %s waits for its lease to run out: %s", lease.deliveryId(), failure.toString()))
                .onFailure()
                .recoverWithItem(DeliveryState.LEASED)
                .subscribe()
                .with(state -> run(() -> ended(lease, state)));
    }

    private void ended(Lease lease, DeliveryState state) {
        boolean waitedFor = inFlight.end(lease.queue(), state);
        total = inFlight.total();
        countDownWhenIdle();
        if (waitedFor) {
            claim();
        }
    }

    private void later(Duration delay) {
        if (!stopping) {
            vertx.cancelTimer(timer);
            timer = vertx.setTimer(delay.toMillis(), fired -> claim());
        }
    }

    private Duration longer(Duration current) {
        Duration doubled = current.multipliedBy(2);
        return doubled.compareTo(config.pollSlowest()) > 0 ? config.pollSlowest() : doubled;
    }
}
