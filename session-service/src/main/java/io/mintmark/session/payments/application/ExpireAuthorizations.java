package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.domain.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Lets go of authorized amounts that nobody captured in time. */
@Singleton
class ExpireAuthorizations {
    private static final Logger LOG = Logger.getLogger(ExpireAuthorizations.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Payments payments;
    private final OperatePayment operate;

    ExpireAuthorizations(Transactions transactions, Payments payments, OperatePayment operate) {
        this.transactions = transactions;
        this.payments = payments;
        this.operate = operate;
    }

    /** One pass; of several replicas the lock on each payment lets one begin. */
    @Scheduled(
            every = "${mintmark.payments.expire-every:60s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return transactions
                .asSystem(tx -> payments.overdue(tx, AT_ONCE))
                .chain(overdue -> Multi.createFrom()
                        .iterable(overdue)
                        .onItem()
                        .transformToUni(this::expireOne)
                        .merge()
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .invoke(failure -> LOG.warnf("authorizations expire later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. */
    private Uni<Void> expireOne(Payment overdue) {
        return operate.expire(overdue).onFailure().recoverWithUni(failure -> {
            LOG.warnf("%s expires later: %s", overdue.id(), failure.toString());
            return Uni.createFrom().voidItem();
        });
    }
}
