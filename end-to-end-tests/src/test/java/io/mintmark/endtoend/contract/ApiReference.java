package io.mintmark.endtoend.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The merged OpenAPI document, and whether an exchange keeps to it. Whoever speaks HTTP may ask: it takes plain values.
 * Objects are closed here, so that a member that the reference does not name is a fault.
 */
public final class ApiReference {
    private static final String API = "/v1/";
    /** Spoken as a WebSocket, for which OpenAPI has no words. */
    private static final PathTemplate UPDATES = PathTemplate.of("/v1/sessions/{id}/updates");

    private static final Set<Integer> NOTHING_THERE = Set.of(404, 405);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonNode components;
    private final List<PathTemplate> paths = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiReference(JsonNode document) {
        this.document = document;
        this.components = document.path("components").deepCopy();
        close(components.path("schemas"));
        document.path("paths").fieldNames().forEachRemaining(path -> paths.add(PathTemplate.of(path)));
        paths.sort(PathTemplate.MOST_LITERAL_FIRST);
    }

    /** Reads the document. */
    public static ApiReference of(String openApi) {
        return new ApiReference(read(openApi));
    }

    /** The document itself. */
    public JsonNode document() {
        return document;
    }

    /** Each operation as {@code GET /v1/things/{id}}. */
    public List<String> operations() {
        List<String> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> all.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return all;
    }

    /**
     * Fails where the reference knows no such operation or status, or where the body does not fit.
     *
     * @param path without scheme and host; a query is not looked at
     * @param body empty where there is none
     */
    public void check(String method, String path, int status, @Nullable String contentType, String body) {
        String called = path.split("\\?", 2)[0];
        if (!called.startsWith(API) || UPDATES.matches(called)) {
            return;
        }
        String what = method + " " + called + " → " + status;
        Optional<JsonNode> operation = paths.stream()
                .filter(template -> template.matches(called))
                .findFirst()
                .map(template -> document.path("paths").path(template.text()))
                .map(item -> item.path(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(node -> !node.isMissingNode());
        if (operation.isEmpty()) {
            require(NOTHING_THERE.contains(status), what + ": the reference knows no such operation");
            return;
        }
        JsonNode answer = operation.get().path("responses").path(Integer.toString(status));
        require(!answer.isMissingNode(), what + ": the reference knows no such status");
        checkBody(what, answer.path("content"), contentType, body);
    }

    private void checkBody(String what, JsonNode content, @Nullable String contentType, String body) {
        if (content.isEmpty()) {
            require(body.isEmpty(), what + ": the reference knows of no body");
            return;
        }
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        JsonNode media = content.path(type);
        require(!media.isMissingNode(), what + ": the reference does not know the media type " + type);
        Set<ValidationMessage> faults =
                compiled.computeIfAbsent(media.path("schema"), this::compile).validate(read(body));
        require(faults.isEmpty(), what + ": " + faults);
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", components);
        return SCHEMAS.getSchema(whole, CONFIG);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiReference::close);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new AssertionError(fault);
        }
    }
}
