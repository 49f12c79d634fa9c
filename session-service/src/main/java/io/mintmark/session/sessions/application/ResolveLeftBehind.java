package io.mintmark.session.sessions.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.verifications.application.Verifications;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Finds out what became of completions that a crash or a lost answer interrupted. The vault is asked to discard the
 * card: either that works, and the payer may try again, or the card was activated before, and the session completes. A
 * card that the acquirer has approved is activated instead, and one that has paid is done without if that stays
 * impossible. What the acquirer has not decided is left to {@link ResolveTrials}.
 */
@Singleton
class ResolveLeftBehind {
    private static final Logger LOG = Logger.getLogger(ResolveLeftBehind.class);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final Sessions sessions;
    private final Verifications verifications;
    private final SettleSession settle;
    private final Vault vault;
    private final SessionConfig config;
    /** What an operator's alert watches: how many completions the last pass found and could not resolve. */
    private final AtomicInteger unresolved = new AtomicInteger();

    ResolveLeftBehind(
            Transactions transactions,
            Sessions sessions,
            Verifications verifications,
            SettleSession settle,
            Vault vault,
            SessionConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.verifications = verifications;
        this.settle = settle;
        this.vault = vault;
        this.config = config;
        metrics.gauge("mintmark.sessions.left.behind", unresolved);
    }

    /** One pass; any number of replicas may do it at once, each session is leased to one. */
    @Scheduled(
            every = "${mintmark.sessions.resolve-every:10s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resolve() {
        return transactions
                .asSystem(tx -> sessions.leaseLeftBehind(
                        tx, config.leftBehindAfter(), config.storeWithin(), config.resolveLease(), AT_ONCE))
                .chain(this::resolveEach)
                .onFailure()
                .invoke(failure -> LOG.warnf("interrupted completions wait: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> resolveEach(List<Sessions.LeftBehind> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::resolveOne)
                .merge()
                .collect()
                .asList()
                .invoke(results -> unresolved.set((int) results.stream()
                        .filter(result -> result.outcome() == Completion.Outcome.BUSY)
                        .count()))
                .replaceWithVoid();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. */
    private Uni<Completion> resolveOne(Sessions.LeftBehind left) {
        Session session = left.session();
        MerchantId merchant = new MerchantId(session.merchant());
        return whatBecame(merchant, left)
                .chain(result -> settle.settle(merchant, session, result))
                .invoke(done -> LOG.infof(
                        "interrupted completion of %s: %s",
                        session.id(), done.session().status().label()))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("interrupted completion of %s stays open: %s", session.id(), failure.toString());
                    return Completion.seen(session);
                });
    }

    private Uni<SettleSession.Result> whatBecame(MerchantId merchant, Sessions.LeftBehind left) {
        Session session = left.session();
        if (session.order().checkout().isPresent()) {
            return left.hopeless() ? doWithout(merchant, session) : activate(session);
        }
        return transactions
                .asMerchant(
                        merchant,
                        tx -> verifications.of(tx, merchant, session.id().value(), session.sequence()))
                .chain(verification -> verification.isPresent() ? activate(session) : discard(merchant, session));
    }

    private Uni<SettleSession.Result> activate(Session session) {
        return vault.activate(session, cardOf(session))
                .map(activated -> new SettleSession.Result(activated, Failure.Reason.NOT_ACTIVATABLE));
    }

    private Uni<SettleSession.Result> discard(MerchantId merchant, Session session) {
        return vault.discard(merchant, cardOf(session))
                .map(activated -> new SettleSession.Result(activated, Failure.Reason.TEMPORARILY_UNAVAILABLE));
    }

    /** The payer has paid and waits; the vault has said nothing for long. */
    private Uni<SettleSession.Result> doWithout(MerchantId merchant, Session session) {
        return discard(merchant, session).onFailure().recoverWithItem(failure -> {
            LOG.errorf("%s goes on without saving its card: %s", session.id(), failure.toString());
            return new SettleSession.Result(Optional.empty(), Failure.Reason.TEMPORARILY_UNAVAILABLE);
        });
    }

    private static String cardOf(Session session) {
        return Objects.requireNonNull(session.progress().card()).id();
    }
}
