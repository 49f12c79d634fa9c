package io.mintmark.vault.capture.domain;

import java.util.Locale;

/** Whether the page asks for something besides the card. */
public enum FieldRule {
    HIDDEN,
    OPTIONAL,
    REQUIRED;

    /** As the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule of a stored name. */
    public static FieldRule of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
