package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.payments.application.BeginAttempt.Begun;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Completes a payment by API whose payer is back from the challenge. One who comes back twice, or late, changes nothing
 * and sees the result.
 */
@Singleton
public class CompletePayment {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LOOKS = 50;

    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;
    private final ClaimChallenge claims;
    private final ConcludePayment conclude;
    private final SendAttempt send;
    private final DecideAttempt decide;
    private final Pause pause;

    CompletePayment(
            Transactions transactions,
            Payments payments,
            PaymentChanges changes,
            ClaimChallenge claims,
            ConcludePayment conclude,
            SendAttempt send,
            DecideAttempt decide,
            Pause pause) {
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
        this.claims = claims;
        this.conclude = conclude;
        this.send = send;
        this.decide = decide;
        this.pause = pause;
    }

    /** The payment as it stands then; pending if the acquirer's answer is still to be found out. */
    public Uni<Payment> complete(MerchantId merchant, PaymentId id, Attempt returned) {
        return transactions
                .asMerchant(merchant, tx -> claim(tx, merchant, id, returned))
                .chain(claimed ->
                        claimed.isPresent() ? finish(merchant, claimed.get()) : await(merchant, id, returned, LOOKS));
    }

    private Uni<Optional<Begun>> claim(SqlConnection tx, MerchantId merchant, PaymentId id, Attempt returned) {
        return changes.lock(tx, merchant, id).chain(seen -> {
            Attempt attempt = seen.payment().attempt(returned.id());
            if (!attempt.awaitsPayer()) {
                return Uni.createFrom().item(Optional.<Begun>empty());
            }
            return ExpireChallenges.isOver(attempt, seen)
                    ? conclude.cancel(tx, seen.payment()).replaceWith(Optional.<Begun>empty())
                    : claims.claim(tx, seen, attempt, 0).map(Optional::of);
        });
    }

    private Uni<Payment> finish(MerchantId merchant, Begun claimed) {
        Payment payment = claimed.payment();
        return decide.decide(merchant, payment, claimed.attempt(), send.complete(payment, claimed.attempt()));
    }

    private Uni<Payment> await(MerchantId merchant, PaymentId id, Attempt returned, int looks) {
        return transactions
                .asMerchant(merchant, tx -> payments.find(tx, merchant, id))
                .map(found -> found.orElseThrow().payment())
                .chain(payment -> looks == 0 || !payment.attempt(returned.id()).isOpen()
                        ? Uni.createFrom().item(payment)
                        : pause.of(LOOK_AGAIN).chain(() -> await(merchant, id, returned, looks - 1)));
    }
}
