package io.mintmark.vault.capture.domain;

/** Whether the page asks for the name on the card. */
public enum NameField {
    HIDDEN,
    OPTIONAL,
    REQUIRED
}
