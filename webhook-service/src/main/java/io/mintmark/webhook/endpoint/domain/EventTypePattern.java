package io.mintmark.webhook.endpoint.domain;

import java.util.Collection;

/**
 * One entry of a subscription: an event type such as {@code session.completed}, a family such as {@code session.*}, or
 * {@code *} for all, also those to come.
 */
public record EventTypePattern(String text) {
    private static final String ALL = "*";
    private static final String FAMILY = ".*";

    /** Whether events of this type are wanted. */
    public boolean matches(String type) {
        if (text.equals(ALL)) {
            return true;
        }
        if (isFamily()) {
            return type.startsWith(text.substring(0, text.length() - 1));
        }
        return text.equals(type);
    }

    /** Whether it means something among these event types: a misspelt pattern would wait for ever. */
    public boolean isKnownAmong(Collection<String> types) {
        if (text.equals(ALL)) {
            return true;
        }
        return isFamily()
                ? text.indexOf('*') == text.length() - 1 && types.stream().anyMatch(this::matches)
                : types.contains(text);
    }

    /** Whether any of the patterns wants events of this type. */
    public static boolean anyMatches(Collection<String> patterns, String type) {
        return patterns.stream().map(EventTypePattern::new).anyMatch(pattern -> pattern.matches(type));
    }

    private boolean isFamily() {
        return text.endsWith(FAMILY) && text.length() > FAMILY.length();
    }
}
