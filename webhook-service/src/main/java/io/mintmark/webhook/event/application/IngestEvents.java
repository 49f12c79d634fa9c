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
 * Takes events in: each event, and one delivery for each enabled endpoint that wants it and for the callback address
 * of the session, become rows in the consumer's transaction. Nothing is sent here.
 */
@Singleton
public class IngestEvents {
    /**
     * An event to be taken in.
     *
     * @param callbackUrl where the session's own callback goes, if this event is one that it is told of
     */
    public record News(WebhookEvent event, @Nullable String callbackUrl) {}

    private final Events events;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final CrashPoints crashPoints;

    IngestEvents(Events events, Subscriptions subscriptions, Deliveries deliveries, CrashPoints crashPoints) {
        this.events = events;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.crashPoints = crashPoints;
    }

    /**
     * Stores the events and what is to be delivered.
     *
     * @param news of one merchant, in their order
     * @return how many deliveries there are to make
     */
    public Uni<Integer> ingest(SqlConnection tx, List<News> news) {
        MerchantId merchant = new MerchantId(news.get(0).event().merchant());
        return events.add(tx, news.stream().map(News::event).toList())
                .chain(() -> subscriptions.of(tx, merchant))
                .map(all -> news.stream()
                        .flatMap(one -> receivers(one.event(), one.callbackUrl(), all).stream())
                        .toList())
                .call(receivers -> deliveries.add(tx, receivers))
                .invoke(() -> crashPoints.hit("webhook.ingest.before-commit"))
                .map(List::size);
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
