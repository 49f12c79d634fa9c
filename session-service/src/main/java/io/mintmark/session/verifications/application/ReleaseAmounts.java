package io.mintmark.session.verifications.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.verifications.application.Verifications.Seen;
import io.mintmark.session.verifications.domain.Verification;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Voids what verifications have authorized, whatever became of their sessions: right after the approval, and again
 * until the acquirer says that it holds nothing.
 */
@Singleton
public class ReleaseAmounts {
    private static final Logger LOG = Logger.getLogger(ReleaseAmounts.class);
    private static final int AT_ONCE = 50;
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration SEND_WITHIN = Duration.ofSeconds(5);

    private static final Duration LATE = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final Verifications verifications;
    private final Acquirer acquirer;
    private final CrashPoints crashPoints;
    private final VerificationConfig config;
    /** What an operator's alert watches: how many amounts are held for longer than they should be. */
    private final AtomicLong late = new AtomicLong();

    ReleaseAmounts(
            Transactions transactions,
            Verifications verifications,
            Acquirer acquirer,
            CrashPoints crashPoints,
            VerificationConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.verifications = verifications;
        this.acquirer = acquirer;
        this.crashPoints = crashPoints;
        this.config = config;
        metrics.gauge("mintmark.verifications.held.too.long", late);
    }

    /** A hint that something was approved; if it is lost, the next pass finds it. */
    public void wake() {
        release().subscribe().with(done -> {});
    }

    /** The regular pass, which also counts what is late. */
    @Scheduled(
            every = "${mintmark.verifications.release-every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> pass() {
        return release()
                .chain(() -> transactions.asSystem(tx -> verifications.heldFor(tx, LATE)))
                .invoke(late::set)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Releases what nobody else is about to; each is leased to one replica. */
    Uni<Void> release() {
        return transactions
                .asSystem(tx -> verifications.leaseApproved(tx, config.releaseLease(), AT_ONCE))
                .chain(this::releaseEach)
                .onFailure()
                .invoke(failure -> LOG.warnf("amounts are released later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> releaseEach(List<Seen> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::releaseOne)
                .merge()
                .onItem()
                .ignoreAsUni();
    }

    /** Each on its own: one that fails waits for the end of its lease and holds up no other. */
    private Uni<Void> releaseOne(Seen seen) {
        Verification verification = seen.verification();
        Acquirer.Errand errand = errand(seen);
        return acquirer.release(errand, verification.release(), verification.authorization())
                .invoke(reply -> crashPoints.hit("session.void.after-send-before-record"))
                .chain(reply -> reply instanceof Reply.Answered answered
                        ? answered(errand, verification, answered)
                        : unreleased(verification))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("the release of %s is not recorded yet: %s", verification.id(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> answered(Acquirer.Errand errand, Verification verification, Reply.Answered answer) {
        if (answer.operation().approved() || answer.operation().holdsNothing()) {
            return record(verification.released());
        }
        LOG.errorf(
                "the acquirer refuses to release %s: %s",
                verification.id(), answer.operation().responseCode());
        return acquirer.status(errand, verification.authorization())
                .chain(standing -> standing instanceof Standing.Known known
                                && known.operation().holdsNothing()
                        ? record(verification.released())
                        : record(verification.releaseRefused()).call(() -> unreleased(verification)));
    }

    private static Uni<Void> unreleased(Verification verification) {
        LOG.warnf("%s is not released yet", verification.id());
        return Uni.createFrom().voidItem();
    }

    /** If somebody else was faster, it is recorded already. */
    private Uni<Void> record(Verification next) {
        return transactions
                .asMerchant(new MerchantId(next.trial().merchant()), tx -> verifications.save(tx, next))
                .replaceWithVoid();
    }

    private static Acquirer.Errand errand(Seen seen) {
        Verification verification = seen.verification();
        return new Acquirer.Errand(
                new MerchantId(verification.trial().merchant()),
                verification.id().value(),
                seen.now().plus(SEND_WITHIN));
    }
}
