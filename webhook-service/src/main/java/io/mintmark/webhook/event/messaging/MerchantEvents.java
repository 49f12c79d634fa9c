package io.mintmark.webhook.event.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.contracts.EventType;
import io.mintmark.platform.events.EventConsumption;
import io.mintmark.platform.events.ReceivedEvent;
import io.mintmark.webhook.delivery.application.Dispatcher;
import io.mintmark.webhook.event.application.IngestEvents;
import io.mintmark.webhook.event.application.IngestEvents.News;
import io.mintmark.webhook.event.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes what merchants may be told from Kafka into the queue, then wakes the dispatcher if there is something to deliver. */
@Singleton
class MerchantEvents {
    /** What a callback is told: the end of its session, and everything about its payment. */
    private static final Set<EventType> CALLED_BACK = Set.of(
            EventType.SESSION_COMPLETED,
            EventType.SESSION_FAILED,
            EventType.SESSION_CANCELED,
            EventType.SESSION_EXPIRED,
            EventType.PAYMENT_PENDING,
            EventType.PAYMENT_REQUIRES_ACTION,
            EventType.PAYMENT_AUTHORIZED,
            EventType.PAYMENT_CAPTURED,
            EventType.PAYMENT_REFUSED,
            EventType.PAYMENT_CANCELED,
            EventType.PAYMENT_EXPIRED,
            EventType.PAYMENT_REFUNDED);

    private final EventConsumption consumption;
    private final IngestEvents ingest;
    private final MerchantBody body;
    private final Dispatcher dispatcher;

    MerchantEvents(EventConsumption consumption, IngestEvents ingest, MerchantBody body, Dispatcher dispatcher) {
        this.consumption = consumption;
        this.ingest = ingest;
        this.body = body;
        this.dispatcher = dispatcher;
    }

    /** Completes when the rows are committed; the offsets are acknowledged then. */
    @Incoming("merchant-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        AtomicBoolean due = new AtomicBoolean();
        return consumption
                .each(ConsumerGroup.WEBHOOK_EVENTS.groupId(), records, (tx, events) -> ingest.ingest(
                                tx, events.stream().map(this::news).toList())
                        .invoke(deliveries -> due.compareAndSet(false, deliveries > 0))
                        .replaceWithVoid())
                .invoke(() -> {
                    if (due.get()) {
                        dispatcher.wake();
                    }
                });
    }

    private News news(ReceivedEvent event) {
        EventType type = EventType.of(event.type())
                .filter(EventType::isMerchantVisible)
                .orElseThrow(() -> new IllegalArgumentException("not an event for merchants"));
        WebhookEvent stored = new WebhookEvent(
                event.id(),
                event.requiredMerchant().value(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.time(),
                body.write(event));
        return new News(stored, CALLED_BACK.contains(type) ? callbackUrl(event.data()) : null);
    }

    private static @Nullable String callbackUrl(JsonNode data) {
        JsonNode url = data.path(MerchantBody.CALLBACK_URL);
        return url.isTextual() && !url.asText().isBlank() ? url.asText() : null;
    }
}
