package io.mintmark.endtoend.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.testing.WireContract;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as it was read, already held against the contract of its topic.
 *
 * @param key of the record: the aggregate's id
 * @param data null in JSON for a tombstone
 */
public record EventRecord(String topic, String key, Map<String, String> headers, JsonNode data) {
    /** Reads a record; an AssertionError says what the contract does not allow. */
    static EventRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        JsonNode data = WireContract.verify(record.topic(), record.key(), headers, record.value());
        return new EventRecord(
                record.topic(), record.key(), Map.copyOf(headers), data == null ? NullNode.getInstance() : data);
    }

    /** The event's id. */
    public String id() {
        return header(CloudEventAttributes.ID);
    }

    /** Whose event it is. */
    public long merchant() {
        return Long.parseLong(header(CloudEventAttributes.MERCHANTID));
    }

    /** The aggregate's sequence. */
    public long sequence() {
        return Long.parseLong(header(CloudEventAttributes.SEQUENCE));
    }

    private String header(String attribute) {
        return Objects.requireNonNull(headers.get(CloudEventAttributes.header(attribute)), attribute);
    }
}
