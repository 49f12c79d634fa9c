package io.mintmark.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.testing.WireSchemas;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a record and a schema side by side: names, order, what may be null, and types. */
final class RecordAgainstSchema {
    private static final Map<Type, String> JSON_TYPES = Map.of(
            String.class, "string",
            BigDecimal.class, "number",
            Instant.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            boolean.class, "boolean");

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private RecordAgainstSchema(JsonNode root) {
        this.root = root;
    }

    static List<String> differences(EventType type) {
        RecordAgainstSchema walk = new RecordAgainstSchema(WireSchemas.read(type.schemaResource()));
        walk.object("data", type.dataType(), walk.root);
        return walk.differences;
    }

    private void object(String at, Class<?> type, JsonNode schema) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            components.put(named == null ? component.getName() : named.value(), component);
        }
        List<String> names = List.copyOf(components.keySet());
        List<String> members = schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        expect(at, "members", names, members);
        expect(at, "required", names, required);
        components.forEach((name, component) -> value(
                at + "." + name,
                component.getAnnotatedType(),
                schema.path("properties").path(name)));
    }

    private void value(String at, AnnotatedType annotated, JsonNode given) {
        JsonNode schema = resolve(given);
        List<String> types = types(schema);
        boolean onlyNull = types.equals(List.of("null"));
        boolean nullable = types.contains("null") || mayBeNull(given);
        expect(at, "nullable", annotated.isAnnotationPresent(Nullable.class), nullable);
        if (onlyNull) {
            return;
        }
        Type type = annotated.getType();
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        expect(at, "type", jsonType(raw), types.get(0));
        if (raw == Instant.class) {
            expect(at, "format", "date-time", schema.path("format").asText());
        } else if (raw == List.class) {
            value(at + "[]", argument(annotated, 0), schema.path("items"));
        } else if (raw == Map.class) {
            value(at + "{}", argument(annotated, 1), schema.path("additionalProperties"));
        } else if (raw.isRecord()) {
            object(at, raw, schema);
        }
    }

    private static String jsonType(Class<?> raw) {
        return raw == List.class ? "array" : JSON_TYPES.getOrDefault(raw, "object");
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static boolean mayBeNull(JsonNode schema) {
        for (JsonNode choice : schema.path("anyOf")) {
            if ("null".equals(choice.path("type").asText())) {
                return true;
            }
        }
        return false;
    }

    /** Follows a reference, the first part of an allOf, or the part of an anyOf that is not null. */
    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return root.at(schema.path("$ref").asText().substring(1));
        }
        if (schema.has("allOf")) {
            return resolve(schema.path("allOf").path(0));
        }
        return schema.has("anyOf") ? resolve(schema.path("anyOf").path(0)) : schema;
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        return types.isEmpty() ? List.of("missing") : types;
    }

    private void expect(String at, String what, Object record, Object schema) {
        if (!record.equals(schema)) {
            differences.add(at + ": " + what + ": record " + record + ", schema " + schema);
        }
    }
}
