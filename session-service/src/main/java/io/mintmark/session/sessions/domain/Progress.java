package io.mintmark.session.sessions.domain;

import io.mintmark.session.cards.domain.CardRef;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param attemptsLeft how often the payer may still be refused before the session fails
 * @param opened whether a payer has followed the link
 * @param card the one that the completion under way, or the last one, is about
 * @param kept whether that card is saved once it has paid
 * @param payment the payment's id, from the first card on that was tried
 * @param savedCard set once completed, if a card was saved or chosen
 * @param failure why it failed, or why the last completion came to nothing; null once another is under way
 * @param calledOffByPayer tells the payer's cancel from the merchant's
 */
public record Progress(
        SessionStatus status,
        int attemptsLeft,
        boolean opened,
        @Nullable CardRef card,
        boolean kept,
        @Nullable String payment,
        @Nullable SavedCard savedCard,
        @Nullable Failure failure,
        boolean calledOffByPayer) {
    /** Refusals after which a session fails. */
    public static final int ATTEMPTS = 3;

    /** Nothing has happened yet. */
    public static Progress none() {
        return new Progress(SessionStatus.PENDING, ATTEMPTS, false, null, false, null, null, null, false);
    }

    Progress toProcessing(CardRef card) {
        return new Progress(
                toProcessingFrom(SessionStatus.PENDING), attemptsLeft, opened, card, false, payment, null, null, false);
    }

    Progress toPaying(CardRef card, boolean kept, String payment) {
        return new Progress(
                toProcessingFrom(SessionStatus.PENDING), attemptsLeft, opened, card, kept, payment, null, null, false);
    }

    Progress toRequiresAction() {
        return moved(SessionStatus.REQUIRES_ACTION, attemptsLeft, null, null, false);
    }

    Progress toResumed() {
        return moved(toProcessingFrom(SessionStatus.REQUIRES_ACTION), attemptsLeft, null, null, false);
    }

    /** The table has the move from two places, and they are not the same: a card is taken in one, and awaited in the other. */
    private SessionStatus toProcessingFrom(SessionStatus expected) {
        if (status != expected) {
            throw new MoveRefused(status, SessionStatus.PROCESSING);
        }
        return status.moveTo(SessionStatus.PROCESSING);
    }

    Progress toCompleted(@Nullable SavedCard saved) {
        return moved(SessionStatus.COMPLETED, attemptsLeft, saved, null, false);
    }

    Progress toPending(Failure failure) {
        return moved(SessionStatus.PENDING, attemptsLeft, null, failure, false);
    }

    /** One attempt less; after the last one the session fails, for this reason. */
    Progress toRefused(Failure.Reason why, Failure.Reason lastOne, @Nullable String detail) {
        boolean last = attemptsLeft == 1;
        return moved(
                last ? SessionStatus.FAILED : SessionStatus.PENDING,
                attemptsLeft - 1,
                null,
                new Failure(last ? lastOne : why, detail),
                false);
    }

    Progress toCanceled(boolean byPayer) {
        return moved(SessionStatus.CANCELED, attemptsLeft, null, failure, byPayer);
    }

    Progress toExpired() {
        return moved(SessionStatus.EXPIRED, attemptsLeft, null, failure, false);
    }

    Progress withOpened() {
        return new Progress(status, attemptsLeft, true, card, kept, payment, savedCard, failure, calledOffByPayer);
    }

    private Progress moved(
            SessionStatus next, int left, @Nullable SavedCard saved, @Nullable Failure why, boolean byPayer) {
        return new Progress(status.moveTo(next), left, opened, card, kept, payment, saved, why, byPayer);
    }
}
