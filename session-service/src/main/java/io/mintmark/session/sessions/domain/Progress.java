package io.mintmark.session.sessions.domain;

import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param attemptsLeft how often the payer may still be refused before the session fails
 * @param opened whether a payer has followed the link
 * @param stagedCardId the card that the completion under way, or the last one, is about
 * @param savedCard set once completed
 * @param calledOffByPayer tells the payer's cancel from the merchant's
 */
public record Progress(
        SessionStatus status,
        int attemptsLeft,
        boolean opened,
        @Nullable String stagedCardId,
        @Nullable SavedCard savedCard,
        boolean calledOffByPayer) {
    /** Refusals after which a session fails. */
    public static final int ATTEMPTS = 3;

    /** Nothing has happened yet. */
    public static Progress none() {
        return new Progress(SessionStatus.PENDING, ATTEMPTS, false, null, null, false);
    }

    Progress to(SessionStatus next) {
        return new Progress(status.moveTo(next), attemptsLeft, opened, stagedCardId, savedCard, calledOffByPayer);
    }

    Progress toProcessing(String card) {
        return new Progress(status.moveTo(SessionStatus.PROCESSING), attemptsLeft, opened, card, null, false);
    }

    Progress toCompleted(SavedCard card) {
        return new Progress(status.moveTo(SessionStatus.COMPLETED), attemptsLeft, opened, stagedCardId, card, false);
    }

    Progress toCanceled(boolean byPayer) {
        return new Progress(status.moveTo(SessionStatus.CANCELED), attemptsLeft, opened, stagedCardId, null, byPayer);
    }

    Progress withOpened() {
        return new Progress(status, attemptsLeft, true, stagedCardId, savedCard, calledOffByPayer);
    }
}
