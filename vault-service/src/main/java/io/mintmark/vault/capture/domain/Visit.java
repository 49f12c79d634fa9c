package io.mintmark.vault.capture.domain;

import org.jspecify.annotations.Nullable;

/** What a payer finds behind the link. */
public sealed interface Visit {
    /** The capture behind the link. */
    Capture capture();

    /** The form. */
    record Open(Capture capture) implements Visit {}

    /** The session's time is over. */
    record Expired(Capture capture) implements Visit {}

    /**
     * The session has ended.
     *
     * @param sessionStatus completed, failed, canceled or expired
     * @param redirectUrl where the payer may go on
     */
    record Ended(Capture capture, String sessionStatus, @Nullable String redirectUrl) implements Visit {
        /** Whether it ended with a saved card. */
        public boolean isCompleted() {
            return sessionStatus.equals("completed");
        }
    }
}
