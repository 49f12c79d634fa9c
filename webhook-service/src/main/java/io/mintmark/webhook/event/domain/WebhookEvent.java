package io.mintmark.webhook.event.domain;

import java.time.Instant;

/**
 * What happened, as the merchant is told it.
 *
 * @param id the receiver tells repetitions by it
 * @param merchant who is told
 * @param sequence counts the aggregate's changes; the highest wins
 * @param body the bytes that every attempt sends and signs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; written once and read
public record WebhookEvent(
        String id, long merchant, String type, String aggregateId, long sequence, Instant createdAt, byte[] body) {}
