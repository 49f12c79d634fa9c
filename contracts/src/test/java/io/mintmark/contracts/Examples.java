package io.mintmark.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.testing.WireJson;
import io.mintmark.contracts.testing.WireSchemas;
import java.util.HashMap;
import java.util.Map;

/** An event's example as the record that Kafka would hold. */
record Examples(EventType type, JsonNode file) {
    static Examples of(EventType type) {
        return new Examples(type, WireSchemas.read(type.exampleResource()));
    }

    JsonNode data() {
        return type.isStructured() ? file.path(CloudEventAttributes.DATA) : file;
    }

    String key() {
        return envelope().path(CloudEventAttributes.SUBJECT).asText();
    }

    byte[] value() {
        return file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        envelope()
                .properties()
                .forEach(attribute -> headers.put(
                        CloudEventAttributes.header(attribute.getKey()),
                        attribute.getValue().asText()));
        headers.put(CloudEventAttributes.CONTENT_TYPE_HEADER, CloudEventAttributes.STRUCTURED_CONTENT_TYPE);
        if (!type.isStructured()) {
            headers.remove(CloudEventAttributes.header(CloudEventAttributes.DATACONTENTTYPE));
            headers.put(CloudEventAttributes.CONTENT_TYPE_HEADER, CloudEventAttributes.JSON);
        }
        return headers;
    }

    /** Binary examples hold data alone; their attributes are made here. */
    private JsonNode envelope() {
        if (type.isStructured()) {
            ObjectNode attributes = file.deepCopy();
            attributes.remove(CloudEventAttributes.DATA);
            return attributes;
        }
        String key = file.elements().next().path("id").asText();
        return WireJson.mapper()
                .createObjectNode()
                .put(CloudEventAttributes.SPECVERSION, CloudEventAttributes.SPEC_VERSION)
                .put(CloudEventAttributes.ID, "evt_01kaj3x5y8q7v2m4r9t6w1z309")
                .put(CloudEventAttributes.TYPE, type.wireName())
                .put(CloudEventAttributes.SOURCE, type.publisher().source())
                .put(CloudEventAttributes.SUBJECT, key)
                .put(CloudEventAttributes.TIME, "2026-11-21T10:31:08.000Z")
                .put(CloudEventAttributes.DATACONTENTTYPE, CloudEventAttributes.JSON)
                .put(CloudEventAttributes.DATASCHEMA, type.schemaId())
                .put(CloudEventAttributes.PARTITIONKEY, key)
                .put(CloudEventAttributes.SEQUENCE, CloudEventAttributes.sequence(2))
                .put(CloudEventAttributes.MERCHANTID, "12345");
    }
}
