package io.mintmark.session.validations.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Finds out what became of validations whose answer was lost, by a crash or on the way. */
@Singleton
class ResolveValidations {
    private static final Logger LOG = Logger.getLogger(ResolveValidations.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Validations validations;
    private final SendValidation send;
    private final ConcludeValidation conclude;
    private final VerificationConfig config;

    ResolveValidations(
            Transactions transactions,
            Validations validations,
            SendValidation send,
            ConcludeValidation conclude,
            VerificationConfig config) {
        this.transactions = transactions;
        this.validations = validations;
        this.send = send;
        this.conclude = conclude;
        this.config = config;
    }

    /** One pass; any number of replicas may do it at once, each validation is leased to one. */
    @Scheduled(
            every = "${mintmark.verifications.resolve-every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resolve() {
        return transactions
                .asSystem(tx -> validations.leaseUndecided(tx, config.resolveLease(), AT_ONCE))
                .chain(leased -> Multi.createFrom()
                        .iterable(leased)
                        .onItem()
                        .transformToUni(this::resolveOne)
                        .merge()
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .invoke(failure -> LOG.warnf("validations wait: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Each on its own: one that fails waits for the next pass and holds up no other. */
    private Uni<Void> resolveOne(Validations.Seen seen) {
        return send.ask(seen.validation(), seen.now())
                .chain(found -> conclude.conclude(seen.validation(), found))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s stays open: %s", seen.validation().id(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }
}
