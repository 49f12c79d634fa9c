package io.mintmark.session.sessions.domain;

/** Whether the card page asks for something besides the card. */
public enum FieldRule {
    HIDDEN,
    OPTIONAL,
    REQUIRED
}
