package io.mintmark.contracts.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds one Kafka record, as the bytes and headers that were sent, against the contract of its topic. */
public final class WireContract {
    private WireContract() {}

    /**
     * Checks envelope, headers, key and data; both against closed schemas.
     *
     * @param topic where the record was found
     * @param key the record's key as UTF-8 text
     * @param headers the record's headers as UTF-8 text
     * @param value the record's value; null for a tombstone, which only compacted topics may hold
     * @return the event's data, or null for a tombstone
     * @throws AssertionError naming everything that is wrong, never the values
     */
    public static @Nullable JsonNode verify(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        EventType type =
                EventType.of(topic).orElseThrow(() -> new AssertionError("no event of the contract is named " + topic));
        List<String> wrong = new ArrayList<>();
        ObjectNode attributes = attributes(headers);
        attributes.put(
                CloudEventAttributes.DATACONTENTTYPE,
                headers.getOrDefault(
                        type.isStructured()
                                ? CloudEventAttributes.header(CloudEventAttributes.DATACONTENTTYPE)
                                : CloudEventAttributes.CONTENT_TYPE_HEADER,
                        ""));
        JsonNode data = null;
        if (value == null) {
            check(wrong, !type.isStructured(), "a tombstone stands on a topic that is not compacted");
        } else if (type.isStructured()) {
            data = structured(wrong, attributes, headers, value);
        } else {
            data = parse(value);
        }
        WireSchemas.closedEnvelopeViolations(attributes).forEach(fault -> wrong.add("envelope: " + fault));
        consistent(wrong, type, key, attributes, headers);
        if (data != null) {
            WireSchemas.closedViolations(type, data).forEach(fault -> wrong.add("data: " + fault));
            check(wrong, !CardNumbers.standsIn(data), "data holds what looks like a card number");
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("a record of " + topic + " breaks the contract: " + wrong);
        }
        return data;
    }

    private static ObjectNode attributes(Map<String, String> headers) {
        String prefix = CloudEventAttributes.header("");
        ObjectNode attributes = WireJson.mapper().createObjectNode();
        headers.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                attributes.put(name.substring(prefix.length()), text);
            }
        });
        return attributes;
    }

    private static @Nullable JsonNode structured(
            List<String> wrong, ObjectNode attributes, Map<String, String> headers, byte[] value) {
        check(
                wrong,
                CloudEventAttributes.STRUCTURED_CONTENT_TYPE.equals(
                        headers.get(CloudEventAttributes.CONTENT_TYPE_HEADER)),
                "content-type is not that of a structured event");
        if (!(parse(value) instanceof ObjectNode envelope)) {
            wrong.add("the value is not an object");
            return null;
        }
        JsonNode data = envelope.remove(CloudEventAttributes.DATA);
        check(wrong, data != null, "there is no data");
        check(wrong, envelope.equals(attributes), "headers and members differ");
        return data;
    }

    private static void consistent(
            List<String> wrong,
            EventType type,
            @Nullable String key,
            JsonNode attributes,
            Map<String, String> headers) {
        same(wrong, attributes, CloudEventAttributes.TYPE, type.wireName());
        same(wrong, attributes, CloudEventAttributes.SOURCE, type.publisher().source());
        same(wrong, attributes, CloudEventAttributes.DATASCHEMA, type.schemaId());
        same(wrong, attributes, CloudEventAttributes.SUBJECT, String.valueOf(key));
        same(wrong, attributes, CloudEventAttributes.PARTITIONKEY, String.valueOf(key));
        String trace = headers.get(CloudEventAttributes.TRACEPARENT);
        check(
                wrong,
                trace == null || attributes.has(CloudEventAttributes.TRACEPARENT),
                "a trace header stands without its attribute");
    }

    private static void same(List<String> wrong, JsonNode attributes, String attribute, String expected) {
        check(wrong, expected.equals(attributes.path(attribute).asText()), attribute + " is not " + expected);
    }

    private static void check(List<String> wrong, boolean holds, String fault) {
        if (!holds) {
            wrong.add(fault);
        }
    }

    private static JsonNode parse(byte[] value) {
        try {
            return WireJson.mapper().readTree(value);
        } catch (IOException e) {
            throw new AssertionError("the value is not JSON", e);
        }
    }
}
