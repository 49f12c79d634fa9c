package io.mintmark.session.sessions.page;

import java.text.Bidi;
import java.util.regex.Pattern;

/**
 * Names as pages show them. What could disguise a name is refused when it is registered; here nothing relies on that.
 */
final class ShownName {
    /** Control characters, line and paragraph separators, and those that turn the direction of writing (UAX 9). */
    private static final Pattern DISGUISES =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final String REPLACEMENT = "\ufffd";
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private ShownName() {}

    /** The name by itself. */
    static String of(String name) {
        return DISGUISES.matcher(name).replaceAll(REPLACEMENT);
    }

    /** The name within a sentence, whose direction of writing it does not turn. */
    static String within(String name) {
        String shown = of(name);
        char[] characters = shown.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length) ? FIRST_STRONG_ISOLATE + shown + POP_ISOLATE : shown;
    }
}
