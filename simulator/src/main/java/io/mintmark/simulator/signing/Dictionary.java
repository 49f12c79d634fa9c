package io.mintmark.simulator.signing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured field (RFC 8941) of the kinds that signatures use: a dictionary of byte sequences, or of lists of
 * strings with parameters. Anything else is refused with an {@link IllegalArgumentException}.
 */
final class Dictionary {
    private static final Pattern KEY = Pattern.compile("[a-z*][a-z0-9_.*-]*");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*)\"");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/=]*):");
    private static final Pattern SPACE = Pattern.compile("[ \\t]*");

    /** A list in parentheses with what follows it. */
    record Components(List<String> names, Map<String, Object> parameters) {}

    private final String text;
    private int at;

    private Dictionary(String text) {
        this.text = text;
    }

    static Map<String, byte[]> ofBytes(String text) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        Dictionary reader = new Dictionary(text.strip());
        do {
            all.put(
                    reader.keyBeforeValue(),
                    Base64.getDecoder().decode(reader.take(BYTES).group(1)));
        } while (reader.hasMore());
        return all;
    }

    static Map<String, Components> ofComponents(String text) {
        Map<String, Components> all = new LinkedHashMap<>();
        Dictionary reader = new Dictionary(text.strip());
        do {
            String key = reader.keyBeforeValue();
            all.put(key, new Components(reader.names(), reader.parameters()));
        } while (reader.hasMore());
        return all;
    }

    private String keyBeforeValue() {
        String key = take(KEY).group();
        expect('=');
        return key;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        expect('(');
        take(SPACE);
        while (!next(')')) {
            names.add(string());
            int before = at;
            take(SPACE);
            if (at == before && !next(')')) {
                throw unreadable();
            }
        }
        expect(')');
        return names;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        while (next(';')) {
            expect(';');
            take(SPACE);
            String key = keyBeforeValue();
            parameters.put(
                    key, next('"') ? string() : Long.valueOf(take(INTEGER).group()));
        }
        return parameters;
    }

    private String string() {
        return take(STRING).group(1).replaceAll("\\\\(.)", "$1");
    }

    /** Steps over a comma; false at the end. */
    private boolean hasMore() {
        take(SPACE);
        if (at == text.length()) {
            return false;
        }
        expect(',');
        take(SPACE);
        return true;
    }

    private boolean next(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void expect(char wanted) {
        if (!next(wanted)) {
            throw unreadable();
        }
        at++;
    }

    private Matcher take(Pattern wanted) {
        Matcher matcher = wanted.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unreadable();
        }
        at = matcher.end();
        return matcher;
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("not readable at character " + at);
    }
}
