package io.mintmark.session.sessions.domain;

import io.mintmark.session.cards.domain.CardRef;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hosted session in which a payer saves a card, or pays. Every change gives the next version: {@code sequence} counts them, is
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

    /** A completion starts, about this card. */
    public Session startCompletion(CardRef card) {
        return with(progress.toProcessing(card));
    }

    /**
     * A payment with this card starts, or goes on.
     *
     * @param kept whether the card is saved once it has paid
     */
    public Session startPayment(CardRef card, boolean kept, String payment) {
        return with(progress.toPaying(card, kept, payment));
    }

    /** The payer has a challenge to answer before the card pays. */
    public Session requireAction() {
        return with(progress.toRequiresAction());
    }

    /** The payer is back from the challenge: the completion goes on. */
    public Session resume() {
        return with(progress.toResumed());
    }

    /** The card was activated, or chosen; or it has paid, and null means that it is not kept. */
    public Session complete(@Nullable SavedCard card) {
        return with(progress.toCompleted(card));
    }

    /** The completion came to nothing, nothing is used up, and the payer may try again. */
    public Session giveBack(Failure.Reason why) {
        return with(progress.toPending(new Failure(why, null)));
    }

    /** The card was refused: back to the payer with an attempt less, or failed after the last one. */
    public Session refuse(@Nullable String detail) {
        return refuse(Failure.Reason.DECLINED, detail);
    }

    /** The same for another reason, as long as attempts are left. */
    public Session refuse(Failure.Reason why, @Nullable String detail) {
        boolean paying = order.purpose() instanceof CheckoutSettings;
        return with(progress.toRefused(
                why, paying ? Failure.Reason.PAYMENT_REFUSED : Failure.Reason.VERIFICATION_REFUSED, detail));
    }

    /** Merchant or payer calls it off. */
    public Session cancel(boolean byPayer) {
        return with(progress.toCanceled(byPayer));
    }

    /** Its time ran out. */
    public Session expire() {
        return with(progress.toExpired());
    }

    /** Whether a card that the payer enters is kept; until the session ends, whether that is possible. */
    public boolean storesCard() {
        SavedCard saved = progress.savedCard();
        return status() == SessionStatus.COMPLETED
                ? order.checkout().isPresent() && saved != null && saved.result() == SavedCard.Result.CREATED
                : order.checkout()
                        .filter(checkout -> checkout.storing() != Storing.DISABLED)
                        .isPresent();
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
