package io.mintmark.webhook.egress.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver. */
public sealed interface AttemptResult {
    /**
     * The receiver answered.
     *
     * @param status the HTTP status
     * @param retryAfter how long it asks to wait, if it does
     */
    record Answered(int status, @Nullable Duration retryAfter) implements AttemptResult {}

    /** No answer came, or nothing was sent. */
    record Failed(FailureKind kind) implements AttemptResult {}
}
