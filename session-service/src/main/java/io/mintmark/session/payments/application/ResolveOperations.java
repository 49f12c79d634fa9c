package io.mintmark.session.payments.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Finds out what became of captures, refunds and cancellations whose answer was lost, by a crash or on the way. */
@Singleton
class ResolveOperations {
    private static final Logger LOG = Logger.getLogger(ResolveOperations.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Payments payments;
    private final SendOperation send;
    private final ConcludeOperation conclude;
    private final PaymentConfig config;
    /** What an operator's alert watches: how many outcomes the last pass asked for in vain. */
    private final AtomicInteger open = new AtomicInteger();

    ResolveOperations(
            Transactions transactions,
            Payments payments,
            SendOperation send,
            ConcludeOperation conclude,
            PaymentConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.payments = payments;
        this.send = send;
        this.conclude = conclude;
        this.config = config;
        metrics.gauge("mintmark.payments.operations.pending", open);
    }

    /** One pass; any number of replicas may do it at once, each operation is leased to one. */
    @Scheduled(
            every = "${mintmark.payments.resolve-every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resolve() {
        return transactions
                .asSystem(tx -> payments.leasePending(tx, config.resolveLease(), AT_ONCE))
                .chain(this::resolveEach)
                .onFailure()
                .invoke(failure -> LOG.warnf("operations wait: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> resolveEach(List<Payments.Leased> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::resolveOne)
                .merge()
                .collect()
                .asList()
                .invoke(decided ->
                        open.set((int) decided.stream().filter(one -> !one).count()))
                .replaceWithVoid();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. Says whether it is decided. */
    private Uni<Boolean> resolveOne(Payments.Leased leased) {
        Payment payment = leased.payment();
        Operation operation = payment.operation(leased.step());
        return send.ask(payment, operation, leased.now())
                .chain(found -> found instanceof Finding.Open
                        ? Uni.createFrom().item(false)
                        : conclude.conclude(new MerchantId(payment.merchant()), payment.id(), operation, found)
                                .replaceWith(true))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s stays open: %s", operation.id(), failure.toString());
                    return false;
                });
    }
}
