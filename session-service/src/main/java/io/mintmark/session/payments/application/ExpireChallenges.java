package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Calls payments by API off whose payers did not answer their challenge in time. Those of a session end with it. Who came
 * back before is not waited for any more, and wins.
 */
@Singleton
class ExpireChallenges {
    private static final Logger LOG = Logger.getLogger(ExpireChallenges.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;
    private final ConcludePayment conclude;

    ExpireChallenges(Transactions transactions, Payments payments, PaymentChanges changes, ConcludePayment conclude) {
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
        this.conclude = conclude;
    }

    /** One pass; of several replicas the lock on each payment lets one do it. */
    @Scheduled(
            every = "${mintmark.payments.resolve-every:5s}",
            delayed = "4s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return transactions
                .asSystem(tx -> payments.unanswered(tx, AT_ONCE))
                .chain(unanswered -> Multi.createFrom()
                        .iterable(unanswered)
                        .onItem()
                        .transformToUni(this::expireOne)
                        .merge()
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .invoke(failure -> LOG.warnf("challenges expire later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. */
    private Uni<Void> expireOne(Payment unanswered) {
        MerchantId merchant = new MerchantId(unanswered.merchant());
        return transactions
                .asMerchant(merchant, tx -> changes.lock(tx, merchant, unanswered.id())
                        .chain(seen -> seen.payment()
                                        .challenged()
                                        .filter(attempt -> isOver(attempt, seen))
                                        .isPresent()
                                ? conclude.cancel(tx, seen.payment())
                                : Uni.createFrom().item(seen.payment())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("the challenge of %s expires later: %s", unanswered.id(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    /** Whether the payer has taken too long. */
    static boolean isOver(Attempt attempt, Payments.Seen seen) {
        return attempt.threeDSecure() != null
                && attempt.threeDSecure().until() != null
                && !seen.now().isBefore(attempt.threeDSecure().until());
    }
}
