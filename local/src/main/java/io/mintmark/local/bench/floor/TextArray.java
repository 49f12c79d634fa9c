package io.mintmark.local.bench.floor;

import java.util.ArrayList;
import java.util.List;

/** Postgres's text form of a one-dimensional array without nulls: {@code {a,"b, \"c\""}}. */
final class TextArray {
    private TextArray() {}

    static List<String> read(String text) {
        List<String> elements = new ArrayList<>();
        String inner = text.substring(1, text.length() - 1);
        int at = 0;
        while (at < inner.length()) {
            StringBuilder element = new StringBuilder();
            boolean quoted = inner.charAt(at) == '"';
            at += quoted ? 1 : 0;
            while (at < inner.length() && inner.charAt(at) != (quoted ? '"' : ',')) {
                at += inner.charAt(at) == '\\' ? 1 : 0;
                element.append(inner.charAt(at++));
            }
            elements.add(element.toString());
            at += quoted ? 2 : 1;
        }
        return elements;
    }
}
