package io.mintmark.contracts.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.mintmark.contracts.EventType;
import java.io.IOException;
import java.util.List;

/**
 * The schemas in two dresses: as published they are open, so that readers live with what is added later; closed, for
 * producers' tests, they refuse every member that they do not name, so that nothing leaks.
 */
public final class WireSchemas {
    /** The schema of the envelope on the class path. */
    public static final String ENVELOPE = "/schemas/cloudevent/1.json";

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private WireSchemas() {}

    /** What an event's data violates in its schema as published. */
    public static List<String> violations(EventType type, JsonNode data) {
        return violations(read(type.schemaResource()), data);
    }

    /** What an event's data violates in its closed schema. */
    public static List<String> closedViolations(EventType type, JsonNode data) {
        return violations(closed(read(type.schemaResource())), data);
    }

    /** What the attributes, without data, violate in the closed schema of the envelope. */
    public static List<String> closedEnvelopeViolations(JsonNode attributes) {
        return violations(closed(read(ENVELOPE)), attributes);
    }

    /** A schema as JSON, as published. */
    public static JsonNode read(String resource) {
        try {
            return WireJson.mapper().readTree(WireJson.resource(resource));
        } catch (IOException e) {
            throw new AssertionError(resource + " is not JSON", e);
        }
    }

    private static List<String> violations(JsonNode schema, JsonNode value) {
        JsonSchema compiled = FACTORY.getSchema(schema, CONFIG);
        return compiled.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && "object".equals(object.path("type").asText())
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(WireSchemas::close);
    }
}
