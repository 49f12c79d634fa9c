package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Visit;
import org.jspecify.annotations.Nullable;

/** What a page that only says something can say, with which status, and what an embedded page tells the page around it. */
enum Notice {
    /** Right after the card was saved. */
    DONE(200, "completed"),
    /** The session was completed with this link before. */
    USED(410, "completed"),
    CANCELED(410, "canceled"),
    EXPIRED(410, "expired"),
    /** No try is left. */
    FAILED(410, "error"),
    /** It is over, and nobody knows how. */
    ENDED(410, "error"),
    /** A submitted card is being decided on. */
    CHECKING(200, null),
    UNAVAILABLE(503, null),
    UNKNOWN(404, null),
    /** Another site sent the form. */
    FOREIGN(403, null);

    private final int status;
    private final @Nullable String event;

    Notice(int status, @Nullable String event) {
        this.status = status;
        this.event = event;
    }

    int status() {
        return status;
    }

    @Nullable String event() {
        return event;
    }

    /** Whether it is good news. */
    public boolean isGood() {
        return this == DONE || this == USED;
    }

    /** How a session ended. A payer who can go nowhere else is not told off for being still here. */
    static Notice of(Visit.Ended ended, boolean embedded) {
        return switch (ended.sessionStatus()) {
            case "completed" -> embedded || ended.redirectUrl() == null ? DONE : USED;
            case "canceled" -> CANCELED;
            case "expired" -> EXPIRED;
            case "failed" -> FAILED;
            default -> ENDED;
        };
    }
}
