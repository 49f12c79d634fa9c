package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Challenge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What session-service says of its session: what it made of a submitted card, of the payer's wish to leave or to have
 * more time, or just how things stand.
 *
 * @param reason why it was refused, such as {@code declined}, {@code temporarily_unavailable}, {@code not_activatable} or
 *     {@code cannot_extend}; null otherwise
 * @param sessionStatus the session's status afterwards
 * @param redirectUrl where the payer goes on, if there is such a place
 * @param attemptsLeft how often the payer may try again
 * @param expiresAt when the session ends, where that was told
 * @param challenge what the payer is to answer first; null if nothing
 * @param cardKept whether a card whose payer has something to answer is still wanted afterwards
 */
public record Decision(
        Outcome outcome,
        @Nullable String reason,
        String sessionStatus,
        @Nullable String redirectUrl,
        int attemptsLeft,
        @Nullable Instant expiresAt,
        @Nullable Challenge challenge,
        boolean cardKept) {
    /** One without a challenge. */
    public Decision(
            Outcome outcome,
            @Nullable String reason,
            String sessionStatus,
            @Nullable String redirectUrl,
            int attemptsLeft,
            @Nullable Instant expiresAt) {
        this(outcome, reason, sessionStatus, redirectUrl, attemptsLeft, expiresAt, null, false);
    }

    /** The kinds of answers. */
    public enum Outcome {
        /** The session waits for a card; it may have got more time. */
        OPEN,
        /** This card completed the session. */
        COMPLETED,
        /** It was refused; the payer may try something else. */
        REFUSED,
        /** The session is over, by another submission or otherwise. */
        ENDED,
        /** Another submission is being decided on; this card is not it and will not be. */
        BUSY,
        /** This card is not decided on before its payer has answered a challenge. */
        CHALLENGE,
        /** This card is being decided on and the answer is not known yet: it must be kept. */
        UNDECIDED
    }

    /** How a session stands of which nothing more is known. */
    public static Decision gone() {
        return new Decision(Outcome.ENDED, null, "ended", null, 0, null);
    }
}
