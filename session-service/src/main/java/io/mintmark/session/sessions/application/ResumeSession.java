package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.payments.application.ClaimChallenge;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a session go on whose payer is back from the challenge. Of all who come back one wins, and has the authorization
 * completed; the others wait for the result.
 */
@Singleton
class ResumeSession {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Transactions transactions;
    private final SessionChanges changes;
    private final Payments payments;
    private final ClaimChallenge claims;
    private final PaymentTrials trials;
    private final TrySubmittedCard tryCard;
    private final ShredCard shred;
    private final Pause pause;
    private final long looks;

    ResumeSession(
            Transactions transactions,
            SessionChanges changes,
            Payments payments,
            ClaimChallenge claims,
            PaymentTrials trials,
            TrySubmittedCard tryCard,
            ShredCard shred,
            Pause pause,
            SessionConfig config) {
        this.transactions = transactions;
        this.changes = changes;
        this.payments = payments;
        this.claims = claims;
        this.trials = trials;
        this.tryCard = tryCard;
        this.shred = shred;
        this.pause = pause;
        this.looks = config.waitForWinner().dividedBy(LOOK_AGAIN);
    }

    /** Completes what waited for the payer, or waits until somebody has. */
    Uni<Void> resume(MerchantId merchant, SessionId id, Payment payment, Attempt returned) {
        return transactions
                .asMerchant(merchant, tx -> claim(tx, merchant, id, payment, returned))
                .chain(won -> won.isPresent() ? finish(merchant, won.get()) : await(merchant, id, 0));
    }

    private Uni<Optional<Trials.Begun>> claim(
            SqlConnection tx, MerchantId merchant, SessionId id, Payment payment, Attempt returned) {
        return changes.locked(tx, merchant, id).chain(seen -> {
            Session session = seen.session();
            return seen.overdue() || session.status() != SessionStatus.REQUIRES_ACTION
                    ? changes.current(tx, merchant, id).replaceWith(Optional.<Trials.Begun>empty())
                    : payments.lock(tx, merchant, payment.id())
                            .map(Optional::orElseThrow)
                            .chain(locked -> claim(tx, session, locked, returned));
        });
    }

    private Uni<Optional<Trials.Begun>> claim(
            SqlConnection tx, Session session, Payments.Seen locked, Attempt returned) {
        Attempt attempt = locked.payment().attempt(returned.id());
        return attempt.awaitsPayer()
                ? changes.move(tx, session, session.resume())
                        .chain(processing -> claims.claim(tx, locked, attempt, processing.sequence())
                                .map(claimed -> Optional.of(trials.resumed(processing, claimed))))
                : Uni.createFrom().item(Optional.<Trials.Begun>empty());
    }

    private Uni<Void> finish(MerchantId merchant, Trials.Begun won) {
        return tryCard.go(won.processing(), won.trial(), null)
                .invoke(done -> {
                    boolean mayBeWanted = done.outcome() == Completion.Outcome.COMPLETED
                            || done.outcome() == Completion.Outcome.UNDECIDED;
                    if (!mayBeWanted) {
                        shred.soon(merchant, won.trial().card());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> await(MerchantId merchant, SessionId id, long looked) {
        return transactions
                .asMerchant(merchant, tx -> changes.current(tx, merchant, id))
                .chain(session -> session.status() != SessionStatus.PROCESSING || looked == looks
                        ? Uni.createFrom().voidItem()
                        : pause.of(LOOK_AGAIN).chain(() -> await(merchant, id, looked + 1)));
    }
}
