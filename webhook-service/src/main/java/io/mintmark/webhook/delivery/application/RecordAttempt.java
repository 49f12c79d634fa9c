package io.mintmark.webhook.delivery.application;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.webhook.WebhookDeliveryEventData;
import io.mintmark.contracts.webhook.WebhookDeliveryView;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.webhook.delivery.application.Deliveries.Outcome;
import io.mintmark.webhook.delivery.application.Deliveries.Settlement;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.mintmark.webhook.delivery.domain.Verdict;
import io.mintmark.webhook.endpoint.application.DisableEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notes an attempt and moves its delivery on, in one transaction together with the events that follow. */
@Singleton
public class RecordAttempt {
    private static final Logger LOG = Logger.getLogger(RecordAttempt.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int REPEATS = 5;
    private static final String GONE = "gone";

    private final Transactions transactions;
    private final SettleTogether together;
    private final Deliveries deliveries;
    private final DisableEndpoint disable;
    private final Outbox outbox;

    RecordAttempt(
            Transactions transactions,
            SettleTogether together,
            Deliveries deliveries,
            DisableEndpoint disable,
            Outbox outbox) {
        this.transactions = transactions;
        this.together = together;
        this.deliveries = deliveries;
        this.disable = disable;
        this.outbox = outbox;
    }

    /** Records what came of an attempt. A result that cannot be recorded is lost with its lease and tried again. */
    public Uni<Void> record(Lease lease, Outcome outcome, Verdict verdict) {
        Settlement settlement = new Settlement(lease, outcome, verdict);
        return verdict.state() == DeliveryState.DELIVERED
                ? together.settle(settlement)
                        .invoke(moved -> warnUnless(moved, lease))
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithUni(failure -> alone(settlement))
                : alone(settlement);
    }

    private Uni<Void> alone(Settlement settlement) {
        Lease lease = settlement.lease();
        return recorded(tx -> deliveries.settle(tx, settlement).chain(moved -> {
            warnUnless(moved.isPresent(), lease);
            return moved.isPresent()
                    ? follow(tx, lease, settlement.verdict(), moved.get())
                    : Uni.createFrom().voidItem();
        }));
    }

    private static void warnUnless(boolean moved, Lease lease) {
        if (!moved) {
            LOG.warnf(
                    "delivery %s: the lease had passed on, attempt %d is noted only",
                    lease.deliveryId(), lease.attempt());
        }
    }

    /** Moves on a delivery that there was no point in attempting. */
    Uni<Void> unattempted(Lease lease, Verdict verdict, @Nullable String reason) {
        return recorded(tx -> deliveries.settleUnattempted(tx, lease, verdict, reason));
    }

    private Uni<Void> follow(SqlConnection tx, Lease lease, Verdict verdict, DeliveryDetails now) {
        Uni<Void> published = verdict.state() == DeliveryState.EXHAUSTED
                ? outbox.append(tx, exhausted(lease, now))
                : Uni.createFrom().voidItem();
        String endpoint = lease.endpointId();
        return verdict.disablesEndpoint() && endpoint != null
                ? published.chain(() -> disable.disable(tx, endpoint, GONE))
                : published;
    }

    private Uni<Void> recorded(Function<SqlConnection, Uni<Void>> work) {
        return transactions
                .asSystem(work)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(REPEATS);
    }

    private static Event exhausted(Lease lease, DeliveryDetails now) {
        WebhookDeliveryView view = new WebhookDeliveryView(
                now.id(),
                now.eventId(),
                now.eventType(),
                now.endpointId(),
                now.url(),
                now.state().label(),
                now.attempt(),
                now.lastStatus(),
                now.lastError(),
                now.createdAt(),
                now.updatedAt());
        return new Event(
                EventType.WEBHOOK_DELIVERY_EXHAUSTED,
                now.id(),
                new MerchantId(lease.merchant()),
                now.sequence(),
                new WebhookDeliveryEventData(view, DeliveryState.LEASED.label()));
    }
}
