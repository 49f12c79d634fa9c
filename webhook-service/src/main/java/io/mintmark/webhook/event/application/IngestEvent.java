package io.mintmark.webhook.event.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.delivery.application.Deliveries;
import io.mintmark.webhook.delivery.application.NewDelivery;
import io.mintmark.webhook.endpoint.application.Subscriptions;
import io.mintmark.webhook.endpoint.application.Subscriptions.Subscription;
import io.mintmark.webhook.endpoint.domain.EventTypePattern;
import io.mintmark.webhook.event.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event in: the event, and one delivery for each enabled endpoint that wants it and for the callback address
 * of the session, become rows in the consumer's transaction. Nothing is sent here.
 */
@Singleton
public class IngestEvent {
    private final Events events;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final CrashPoints crashPoints;

    IngestEvent(Events events, Subscriptions subscriptions, Deliveries deliveries, CrashPoints crashPoints) {
        this.events = events;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.crashPoints = crashPoints;
    }

    /**
     * Stores the event and what is to be delivered.
     *
     * @param callbackUrl where the session's own callback goes, if this event is one that it is told of
     */
    public Uni<Void> ingest(SqlConnection tx, WebhookEvent event, @Nullable String callbackUrl) {
        return events.add(tx, event)
                .chain(() -> subscriptions.of(tx, new MerchantId(event.merchant())))
                .chain(all -> deliveries.add(tx, receivers(event, callbackUrl, all)))
                .invoke(() -> crashPoints.hit("webhook.ingest.before-commit"));
    }

    private static List<NewDelivery> receivers(
            WebhookEvent event, @Nullable String callbackUrl, List<Subscription> subscriptions) {
        List<NewDelivery> receivers = new ArrayList<>();
        for (Subscription one : subscriptions) {
            if (EventTypePattern.anyMatches(one.eventTypes(), event.type())) {
                receivers.add(NewDelivery.toEndpoint(
                        event.merchant(), event.id(), event.type(), one.endpointId(), one.url(), one.enabled()));
            }
        }
        if (callbackUrl != null) {
            receivers.add(NewDelivery.toCallback(event.merchant(), event.id(), event.type(), callbackUrl));
        }
        return receivers;
    }
}
