package io.mintmark.contracts.webhook;

import org.jspecify.annotations.Nullable;

/**
 * The data of {@code webhook_endpoint.disabled}.
 *
 * @param previousStatus its status before this change
 * @param reason why, such as {@code gone} (the receiver answered 410) or {@code failing}
 */
public record WebhookEndpointEventData(
        WebhookEndpointView webhookEndpoint, @Nullable String previousStatus, String reason) {}
