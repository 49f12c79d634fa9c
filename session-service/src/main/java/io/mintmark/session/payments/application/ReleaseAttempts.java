package io.mintmark.session.payments.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Lets go of attempts that nobody waits for, again and again until the acquirer says that it holds nothing: of approved
 * ones, and of those that wait for a payer.
 */
@Singleton
public class ReleaseAttempts {
    private static final Logger LOG = Logger.getLogger(ReleaseAttempts.class);
    private static final int AT_ONCE = 50;
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration SEND_WITHIN = Duration.ofSeconds(5);

    private static final Duration LATE = Duration.ofMinutes(5);
    /** By then the transaction that gave an attempt up has ended. */
    private static final long SOON_MILLIS = 100;

    private final Vertx vertx;
    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;
    private final Acquirer acquirer;
    private final CrashPoints crashPoints;
    private final PaymentConfig config;
    /** What an operator's alert watches: how many amounts are held for longer than they should be. */
    private final AtomicLong late = new AtomicLong();

    ReleaseAttempts(
            Vertx vertx,
            Transactions transactions,
            Payments payments,
            PaymentChanges changes,
            Acquirer acquirer,
            CrashPoints crashPoints,
            PaymentConfig config,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
        this.acquirer = acquirer;
        this.crashPoints = crashPoints;
        this.config = config;
        metrics.gauge("mintmark.payments.held.too.long", late);
    }

    /** A hint that something is to be let go of; if it is lost, the next pass finds it. */
    void wakeSoon() {
        vertx.setTimer(SOON_MILLIS, fired -> release().subscribe().with(done -> {}));
    }

    /** The regular pass, which also counts what is late. */
    @Scheduled(
            every = "${mintmark.payments.resolve-every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> pass() {
        return release()
                .chain(() -> transactions.asSystem(tx -> payments.heldFor(tx, LATE)))
                .invoke(late::set)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Lets go of what nobody else is about to; each is leased to one replica. */
    Uni<Void> release() {
        return transactions
                .asSystem(tx -> payments.leaseGivenUp(tx, config.releaseLease(), AT_ONCE))
                .chain(this::releaseEach)
                .onFailure()
                .invoke(failure -> LOG.warnf("amounts are let go of later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> releaseEach(List<Payments.Leased> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::releaseOne)
                .merge()
                .onItem()
                .ignoreAsUni();
    }

    /** Each on its own: one that fails waits for the end of its lease and holds up no other. */
    private Uni<Void> releaseOne(Payments.Leased leased) {
        Payment payment = leased.payment();
        Attempt attempt = payment.attempt(leased.step());
        Acquirer.Errand errand =
                SendAttempt.errand(payment, attempt, leased.now().plus(SEND_WITHIN));
        return acquirer.release(errand, attempt.release(), attempt.authorization())
                .invoke(reply -> crashPoints.hit("payments.release.after-send-before-record"))
                .chain(reply -> reply instanceof Reply.Answered answered
                        ? answered(errand, payment, attempt, answered.operation())
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s is let go of later: %s", attempt.id(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> answered(Acquirer.Errand errand, Payment payment, Attempt attempt, Operation said) {
        if (said.approved() || said.holdsNothing()) {
            return record(payment, attempt, Attempt::reversed);
        }
        LOG.errorf("the acquirer refuses to let go of %s: %s", attempt.id(), said.responseCode());
        return acquirer.status(errand, attempt.authorization())
                .chain(standing -> standing instanceof Standing.Known known
                                && known.operation().holdsNothing()
                        ? record(payment, attempt, Attempt::reversed)
                        : record(payment, attempt, Attempt::releaseRefused));
    }

    private Uni<Void> record(Payment payment, Attempt attempt, UnaryOperator<Attempt> change) {
        MerchantId merchant = new MerchantId(payment.merchant());
        return transactions
                .asMerchant(
                        merchant, tx -> changes.lock(tx, merchant, payment.id()).chain(seen -> {
                            Attempt now = seen.payment().attempt(attempt.id());
                            if (!now.isToRelease() || now.releases() != attempt.releases()) {
                                return Uni.createFrom().voidItem();
                            }
                            Attempt next = change.apply(now);
                            return payments.save(tx, seen.payment(), next)
                                    .chain(() -> changes.keep(tx, seen.payment().with(next)))
                                    .replaceWithVoid();
                        }))
                .replaceWithVoid();
    }
}
