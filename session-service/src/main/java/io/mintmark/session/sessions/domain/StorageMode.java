package io.mintmark.session.sessions.domain;

/** How long the vault keeps the card. */
public enum StorageMode {
    /** Until it is deleted. */
    STORE,
    /** For short-lived reuse. */
    TEMPORAL
}
