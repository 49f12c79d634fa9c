package io.mintmark.session.sessions.domain;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hosted session in which a payer saves a card. Every change gives the next version: {@code sequence} counts them, is
 * what compare-and-set compares, and tells readers of events which state is the latest.
 *
 * @param merchant the number of the merchant it belongs to
 * @param expiresAt by the database's clock
 */
public record Session(
        SessionId id,
        long merchant,
        SessionOrder order,
        Progress progress,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        long sequence) {

    public SessionStatus status() {
        return progress.status();
    }

    /** A payer followed the link; the status stays. */
    public Session open() {
        if (status() != SessionStatus.PENDING) {
            throw new MoveRefused(status(), SessionStatus.PENDING);
        }
        return with(progress.withOpened());
    }

    /** A completion starts, about this staged card. */
    public Session startCompletion(String stagedCardId) {
        return with(progress.toProcessing(stagedCardId));
    }

    /** The card was activated. */
    public Session complete(SavedCard card) {
        return with(progress.toCompleted(card));
    }

    /** The completion came to nothing, and the payer may try again. */
    public Session giveBack() {
        return with(progress.to(SessionStatus.PENDING));
    }

    /** Merchant or payer calls it off. */
    public Session cancel(boolean byPayer) {
        return with(progress.toCanceled(byPayer));
    }

    /** Its time ran out. */
    public Session expire() {
        return with(progress.to(SessionStatus.EXPIRED));
    }

    /** Where the payer goes now that the session has ended; null if the merchant named no address. */
    public @Nullable URI returnAddress() {
        return order.ending().address(id, status(), progress.calledOffByPayer());
    }

    /** The same version with the time at which it was stored. */
    public Session storedAt(Instant time) {
        return new Session(id, merchant, order, progress, expiresAt, createdAt, time, sequence);
    }

    private Session with(Progress next) {
        return new Session(id, merchant, order, next, expiresAt, createdAt, updatedAt, sequence + 1);
    }
}
