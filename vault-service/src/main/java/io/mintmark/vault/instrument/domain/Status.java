package io.mintmark.vault.instrument.domain;

import java.util.Locale;

/** What may be done with an instrument that exists. */
public enum Status {
    ACTIVE,
    SUSPENDED;

    /** As the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a stored name. */
    public static Status of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
