package io.mintmark.session.acquirer.domain;

import java.util.Locale;

/** What an acquirer is asked to do. */
public enum StepKind {
    AUTHORIZATION,
    /** Of an authorization whose payer has answered a challenge. */
    COMPLETION,
    CAPTURE,
    REFUND,
    VOID;

    /** As the acquirer writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
