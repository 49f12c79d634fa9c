package io.mintmark.session.sessions.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Finds out what became of trials whose answer was lost, by a crash or on the way, by asking the acquirer for their
 * reference. If the acquirer cannot be asked, the payer is set free after two minutes; the trial stays open until the
 * acquirer says, so that nothing it may hold is forgotten.
 */
@Singleton
class ResolveTrials {
    private static final Logger LOG = Logger.getLogger(ResolveTrials.class);
    private static final int AT_ONCE = 100;
    /** When a card is still needed. */
    private static final Set<Completion.Outcome> WANTED =
            EnumSet.of(Completion.Outcome.COMPLETED, Completion.Outcome.UNDECIDED, Completion.Outcome.CHALLENGE);

    private final Transactions transactions;
    private final VerificationTrials verifications;
    private final PaymentTrials payments;
    private final SessionChanges changes;
    private final ConcludeTrial conclude;
    private final ShredCard shred;
    private final VerificationConfig config;
    /** What an operator's alert watches: how many outcomes the last pass asked for in vain. */
    private final AtomicInteger open = new AtomicInteger();

    ResolveTrials(
            Transactions transactions,
            VerificationTrials verifications,
            PaymentTrials payments,
            SessionChanges changes,
            ConcludeTrial conclude,
            ShredCard shred,
            VerificationConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.verifications = verifications;
        this.payments = payments;
        this.changes = changes;
        this.conclude = conclude;
        this.shred = shred;
        this.config = config;
        metrics.gauge("mintmark.verifications.undecided", open);
    }

    /** One pass; any number of replicas may do it at once, each trial is leased to one. */
    @Scheduled(
            every = "${mintmark.verifications.resolve-every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resolve() {
        return transactions
                .asSystem(tx -> verifications.leaseUndecided(tx, AT_ONCE).chain(some -> payments.leaseUndecided(
                                tx, AT_ONCE)
                        .map(more -> Stream.concat(some.stream(), more.stream()).toList())))
                .chain(this::resolveEach)
                .onFailure()
                .invoke(failure -> LOG.warnf("trials wait: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> resolveEach(List<CardTrial.Seen> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::resolveOne)
                .merge()
                .collect()
                .asList()
                .invoke(found ->
                        open.set((int) found.stream().filter(one -> !one).count()))
                .replaceWithVoid();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. Says whether it is decided. */
    private Uni<Boolean> resolveOne(CardTrial.Seen seen) {
        return seen.trial()
                .ask(seen.now())
                .chain(found -> found instanceof Finding.Open
                        ? freeThePayer(seen).replaceWith(false)
                        : conclude(seen.trial(), found).replaceWith(true))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s stays open: %s", seen.trial().id(), failure.toString());
                    return false;
                });
    }

    private Uni<Void> conclude(CardTrial trial, Finding found) {
        return conclude.conclude(trial, found)
                .invoke(done -> LOG.infof(
                        "%s is decided; %s is %s",
                        trial.id(), trial.session(), done.session().status().label()))
                .chain(done -> WANTED.contains(done.outcome())
                        ? Uni.createFrom().voidItem()
                        : shred.shred(trial.merchant(), trial.card()));
    }

    private Uni<Void> freeThePayer(CardTrial.Seen seen) {
        CardTrial trial = seen.trial();
        if (seen.now().isBefore(trial.sendBefore().plus(config.giveUpAfter()))) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .asMerchant(trial.merchant(), tx -> changes.locked(tx, trial.merchant(), trial.session())
                        .map(Sessions.Seen::session)
                        .chain(session -> trial.isAwaitedBy(session)
                                ? trial.abandon(tx)
                                        .chain(() -> changes.returned(
                                                tx, session, session.giveBack(Failure.Reason.TEMPORARILY_UNAVAILABLE)))
                                        .replaceWith(true)
                                : Uni.createFrom().item(false)))
                .chain(freed -> freed
                        ? shred.shred(trial.merchant(), trial.card())
                        : Uni.createFrom().voidItem());
    }
}
