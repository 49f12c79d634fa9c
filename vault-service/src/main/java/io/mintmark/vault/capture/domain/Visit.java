package io.mintmark.vault.capture.domain;

import org.jspecify.annotations.Nullable;

/** What a payer finds behind the link. */
public sealed interface Visit {
    /** The capture behind the link. */
    Capture capture();

    /**
     * The form.
     *
     * @param lastTry what came of the last submission, where that was told
     */
    record Open(Capture capture, @Nullable LastTry lastTry) implements Visit {}

    /** A submitted card is being decided on. */
    record Deciding(Capture capture) implements Visit {}

    /** The payer of a submitted card has a challenge to answer. */
    record Challenged(Capture capture, Challenge challenge) implements Visit {}

    /** The session's time is over. */
    record Expired(Capture capture) implements Visit {}

    /**
     * The session has ended.
     *
     * @param sessionStatus completed, failed, canceled or expired
     * @param redirectUrl where the payer may go on
     */
    record Ended(Capture capture, String sessionStatus, @Nullable String redirectUrl) implements Visit {}

    /**
     * A submission that came to nothing.
     *
     * @param reason such as {@code declined}; null if session-service did not say
     */
    record LastTry(@Nullable String reason, int attemptsLeft) {}
}
