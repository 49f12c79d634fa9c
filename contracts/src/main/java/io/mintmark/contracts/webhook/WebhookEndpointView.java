package io.mintmark.contracts.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's webhook endpoint. Its secret is shown once, by the API, and never here.
 *
 * @param eventTypes names or patterns such as {@code payment_instrument.*}
 * @param status {@code enabled} or {@code disabled}
 */
public record WebhookEndpointView(
        String id,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        String status,
        Instant createdAt,
        Instant updatedAt) {
    public WebhookEndpointView {
        eventTypes = List.copyOf(eventTypes);
    }
}
