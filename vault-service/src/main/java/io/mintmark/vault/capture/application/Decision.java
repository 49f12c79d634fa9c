package io.mintmark.vault.capture.application;

import org.jspecify.annotations.Nullable;

/**
 * What session-service made of a submitted card, or of the payer's wish to leave.
 *
 * @param sessionStatus the session's status afterwards
 * @param redirectUrl where the payer goes on, if there is such a place
 * @param attemptsLeft how often the payer may try again
 */
public record Decision(Outcome outcome, String sessionStatus, @Nullable String redirectUrl, int attemptsLeft) {
    /** The kinds of answers. */
    public enum Outcome {
        /** This card completed the session. */
        COMPLETED,
        /** The card was refused; another may be tried. */
        REFUSED,
        /** The session is over, by another submission or otherwise. */
        ENDED,
        /** Another submission is being decided on. */
        BUSY
    }
}
