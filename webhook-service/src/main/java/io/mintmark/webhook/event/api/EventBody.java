package io.mintmark.webhook.event.api;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What stands in an event's body, for the reference: the API shows the bytes that were signed, and reads nothing of them.
 *
 * @param data the aggregate as the API shows it, and what changed
 */
@Schema(name = "Event")
record EventBody(String id, String type, Instant createdAt, long sequence, Map<String, Object> data) {}
