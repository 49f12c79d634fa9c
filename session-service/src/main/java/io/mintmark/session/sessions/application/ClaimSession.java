package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.application.Completion.Reason;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Wins a session for a card, by compare-and-set, or waits for the result of whoever has won it. Where the card is to be
 * tried, the trial is stored with the claim, before anything is sent.
 */
@Singleton
class ClaimSession {
    /**
     * How a claim ended.
     *
     * @param won whether the session is ours to finish
     * @param trial what is to be sent first; null where nothing is
     * @param unacceptable why the session was not claimed for this at all; null where it could be
     */
    record Claim(boolean won, Session session, @Nullable CardTrial trial, @Nullable Reason unacceptable) {
        static Claim lost(Session session) {
            return new Claim(false, session, null, null);
        }

        static Claim won(Trials.Begun begun) {
            return new Claim(true, begun.processing(), begun.trial(), null);
        }
    }

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Transactions transactions;
    private final SessionChanges changes;
    private final VerificationTrials verifications;
    private final PaymentTrials payments;
    private final Pause pause;
    private final long looks;

    ClaimSession(
            Transactions transactions,
            SessionChanges changes,
            VerificationTrials verifications,
            PaymentTrials payments,
            Pause pause,
            SessionConfig config) {
        this.transactions = transactions;
        this.changes = changes;
        this.verifications = verifications;
        this.payments = payments;
        this.pause = pause;
        this.looks = config.waitForWinner().dividedBy(LOOK_AGAIN);
    }

    /** Claims the session; 404 for an unknown or foreign one. */
    Uni<Claim> claim(MerchantId merchant, SessionId id, Submission submission) {
        return claim(merchant, id, submission, 0);
    }

    private Uni<Claim> claim(MerchantId merchant, SessionId id, Submission submission, long looked) {
        return transactions
                .asMerchant(merchant, tx -> claim(tx, merchant, id, submission, looked > 0))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .chain(claim -> claim.won() || !isUnderWay(claim.session()) || looked == looks
                        ? Uni.createFrom().item(claim)
                        : pause.of(LOOK_AGAIN).chain(() -> claim(merchant, id, submission, looked + 1)));
    }

    private static boolean isUnderWay(Session session) {
        return session.status() == SessionStatus.PROCESSING;
    }

    /**
     * One who waited for another's trial shares its result: a double click on a card that is refused must not use up two
     * attempts.
     */
    private Uni<Claim> claim(
            SqlConnection tx, MerchantId merchant, SessionId id, Submission submission, boolean waited) {
        return changes.current(tx, merchant, id)
                .chain(session -> session.status() == SessionStatus.PENDING
                                && !(waited && session.order().asksTheAcquirer())
                        ? claim(tx, session, submission)
                        : Uni.createFrom().item(Claim.lost(session)));
    }

    private Uni<Claim> claim(SqlConnection tx, Session pending, Submission submission) {
        if (pending.order().checkout().isPresent()) {
            Reason why = unacceptable(pending.order().checkout().get(), submission);
            return why == null
                    ? payments.begin(tx, pending, submission).map(Claim::won)
                    : Uni.createFrom().item(new Claim(false, pending, null, why));
        }
        if (pending.order().verification() != null) {
            return verifications.begin(tx, pending, submission).map(Claim::won);
        }
        return changes.move(tx, pending, pending.startCompletion(submission.card()))
                .chain(processing -> submission.card() instanceof CardRef.Saved chosen
                        ? select(tx, processing, chosen)
                        : Uni.createFrom().item(new Claim(true, processing, null, null)));
    }

    /** The page has looked at the same before, but the order is here. */
    private static @Nullable Reason unacceptable(CheckoutSettings checkout, Submission submission) {
        String token = checkout.token();
        if (token != null && !submission.card().equals(new CardRef.Saved(token))) {
            return Reason.NOT_ACTIVATABLE;
        }
        return checkout.charge().decide(submission.amount()).isEmpty() ? Reason.AMOUNT_NOT_ALLOWED : null;
    }

    /** A saved card has nothing to be activated: the session ends in the transaction that claims it. */
    private Uni<Claim> select(SqlConnection tx, Session processing, CardRef.Saved chosen) {
        SavedCard card = new SavedCard(chosen.id(), SavedCard.Result.SELECTED);
        return changes.move(tx, processing, processing.complete(card)).map(Claim::lost);
    }
}
