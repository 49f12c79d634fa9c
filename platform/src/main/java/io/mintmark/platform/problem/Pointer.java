package io.mintmark.platform.problem;

import java.util.regex.Pattern;

/**
 * A JSON pointer (RFC 6901) as a fragment, step by step, fit to be shown. Names of unknown fields and of texts in a map
 * come from the caller: long ones are cut, and at one that could be a card number the pointer ends, so it points to what
 * holds the name.
 */
final class Pointer {
    private static final int LONGEST_NAME = 64;
    /** Few enough that no card number hides, in any script. */
    private static final Pattern MANY_DIGITS = Pattern.compile("(?s)(\\P{Nd}*\\p{Nd}){8,}.*");

    private final StringBuilder pointer = new StringBuilder("#");
    private boolean ended;

    /** One step down, by name. */
    Pointer name(String name) {
        ended = ended || MANY_DIGITS.matcher(name).matches();
        if (!ended) {
            String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
            pointer.append('/').append(shortened.replace("~", "~0").replace("/", "~1"));
        }
        return this;
    }

    /** One step down, by place in a list. */
    Pointer place(int place) {
        if (!ended) {
            pointer.append('/').append(place);
        }
        return this;
    }

    @Override
    public String toString() {
        return pointer.toString();
    }
}
