package io.mintmark.contracts.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one receiver.
 *
 * @param webhookEndpoint the endpoint's id; absent for a session's own callback address
 * @param status {@code pending}, {@code leased}, {@code delivered}, {@code held} or {@code exhausted}
 * @param attemptCount how often it was tried
 * @param lastStatus the HTTP status of the last answer, where there was an answer
 * @param lastError why the last attempt failed without an answer, such as {@code timeout}
 */
public record WebhookDeliveryView(
        String id,
        String eventId,
        String eventType,
        @Nullable String webhookEndpoint,
        String url,
        String status,
        int attemptCount,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        Instant updatedAt) {}
