package io.mintmark.webhook.delivery.api;

import io.mintmark.webhook.delivery.application.DeliveryDetails;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery and what was tried. The names are those of the event {@code webhook_delivery.exhausted}. */
@Schema(name = "WebhookDelivery")
record DeliveryResponse(
        String id,
        String eventId,
        String eventType,
        @Nullable String webhookEndpoint,
        String url,
        String status,
        int attemptCount,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        Instant updatedAt,
        List<Attempt> attempts) {

    /** One attempt: an HTTP status, or the kind of error where no answer came. */
    @Schema(name = "WebhookDeliveryAttempt")
    record Attempt(
            int number,
            Instant at,
            @Nullable Integer statusCode,
            @Nullable String error,
            int durationMs,
            boolean superseded) {}

    static DeliveryResponse of(DeliveryDetails details) {
        return new DeliveryResponse(
                details.id(),
                details.eventId(),
                details.eventType(),
                details.endpointId(),
                details.url(),
                details.state().label(),
                details.attempt(),
                details.lastStatus(),
                details.lastError(),
                details.nextAttemptAt(),
                details.createdAt(),
                details.updatedAt(),
                details.attempts().stream()
                        .map(one -> new Attempt(
                                one.number(), one.at(), one.status(), one.error(), one.durationMs(), one.superseded()))
                        .toList());
    }
}
