package io.mintmark.platform.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What a type cannot say of a value: meaning, words, form. */
final class Overlay {
    private static final String DESCRIPTION = "description";

    private Overlay() {}

    /** Adds what {@code openapi/schemas/<name>.json} says. */
    static void lay(String name, Schema schema) {
        Map<String, Object> overlay = Files.object("schemas/" + name + ".json").orElse(Map.of());
        if (overlay.get(DESCRIPTION) instanceof String text) {
            schema.setDescription(text);
        }
        member(overlay, "properties").forEach((property, known) -> {
            Schema described = schema.getProperties() == null
                    ? null
                    : schema.getProperties().get(property);
            // A property that went away fails a test of the service, not the build of everybody else.
            if (described != null) {
                keywords(described, object(known));
            }
        });
    }

    /** Adds keywords to one schema. */
    static void keywords(Schema schema, Map<String, Object> known) {
        // What is said of a list's words holds for each of them.
        Schema target = schema.getItems() == null ? schema : schema.getItems();
        known.forEach((keyword, value) -> {
            switch (keyword) {
                case DESCRIPTION -> schema.setDescription((String) value);
                case "enum" -> target.setEnumeration(words(target, (List<?>) value));
                case "pattern" -> target.setPattern((String) value);
                case "format" -> target.setFormat((String) value);
                case "minimum" -> target.setMinimum(new BigDecimal(value.toString()));
                case "maximum" -> target.setMaximum(new BigDecimal(value.toString()));
                case "type" -> target.addType(Schema.SchemaType.valueOf(((String) value).toUpperCase(Locale.ROOT)));
                case "default" -> target.setDefaultValue(value);
                default -> throw new IllegalStateException(keyword + " is not a keyword that an overlay may set");
            }
        });
    }

    /** A value that may be null must find null among its words. */
    private static List<Object> words(Schema schema, List<?> words) {
        List<Object> all = new ArrayList<>(words);
        if (schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL)) {
            all.add(null);
        }
        return all;
    }

    static Map<String, Object> member(Map<String, Object> object, String name) {
        return object(object.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
