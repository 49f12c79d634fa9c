package io.mintmark.contracts.webhook;

import org.jspecify.annotations.Nullable;

/**
 * The data of {@code webhook_delivery.exhausted}.
 *
 * @param previousStatus its status before this change
 */
public record WebhookDeliveryEventData(WebhookDeliveryView webhookDelivery, @Nullable String previousStatus) {}
