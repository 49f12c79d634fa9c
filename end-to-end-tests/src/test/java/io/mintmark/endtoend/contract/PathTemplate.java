package io.mintmark.endtoend.contract;

import java.util.Comparator;
import java.util.List;

/** A path of the document, such as {@code /v1/things/{id}}. */
record PathTemplate(String text, List<String> segments) {
    /** {@code /v1/things/mine} is looked for before {@code /v1/things/{id}}. */
    static final Comparator<PathTemplate> MOST_LITERAL_FIRST = Comparator.comparing(template ->
            template.segments().stream().filter(PathTemplate::isVariable).count());

    static PathTemplate of(String text) {
        return new PathTemplate(text, List.of(text.split("/", -1)));
    }

    boolean matches(String path) {
        List<String> others = List.of(path.split("/", -1));
        if (others.size() != segments.size()) {
            return false;
        }
        for (int place = 0; place < segments.size(); place++) {
            String wanted = segments.get(place);
            if (isVariable(wanted) ? others.get(place).isEmpty() : !wanted.equals(others.get(place))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
