package io.mintmark.vault.instrument.domain;

import java.util.Locale;

/** How long a card is kept: until it is deleted, or for a short while. */
public enum Storage {
    STORE,
    TEMPORAL;

    /** As the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The storage of a stored name. */
    public static Storage of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
