package io.mintmark.platform.events;

import org.jspecify.annotations.Nullable;

/**
 * A record as it will stand in Kafka: written once, so that a second attempt sends the same bytes.
 *
 * @param headers a JSON object of strings
 */
record OutboxRow(String topic, String key, String headers, byte @Nullable [] payload) {}
