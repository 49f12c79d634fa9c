package io.mintmark.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Bean Validation matches a whole value, JSON Schema looks for a place in it: patterns are tied to both ends. */
final class Patterns {
    private static final String NOT_BLANK = "\\S";
    private static final String WORDS = "[A-Za-z_]+(\\|[A-Za-z_]+)+";

    private Patterns() {}

    static void make(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern == null || pattern.equals(NOT_BLANK) || pattern.startsWith("^")) {
            return;
        }
        if (pattern.matches(WORDS)) {
            schema.setPattern(null);
            schema.setEnumeration(List.of((Object[]) pattern.split("\\|")));
        } else {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }
}
