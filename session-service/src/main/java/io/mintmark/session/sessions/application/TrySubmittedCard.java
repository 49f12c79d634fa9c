package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the trial of a claimed session, once. If the answer is lost, the acquirer is asked by the reference for as long
 * as a payer can wait; after that it is the janitor's.
 */
@Singleton
class TrySubmittedCard {
    private static final Logger LOG = Logger.getLogger(TrySubmittedCard.class);

    private final Transactions transactions;
    private final ConcludeTrial conclude;
    private final Pause pause;
    private final VerificationConfig config;

    TrySubmittedCard(Transactions transactions, ConcludeTrial conclude, Pause pause, VerificationConfig config) {
        this.transactions = transactions;
        this.conclude = conclude;
        this.pause = pause;
        this.config = config;
    }

    Uni<Completion> go(Session processing, CardTrial trial, @Nullable Seal seal) {
        return trial.send(seal)
                .chain(found -> found instanceof Finding.Open
                        ? ask(trial)
                        : Uni.createFrom().item(found))
                .chain(found -> conclude.conclude(trial, found))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s is left to the janitor: %s", trial.id(), failure.toString());
                    return Completion.of(Completion.Outcome.UNDECIDED, processing);
                });
    }

    private Uni<Finding> ask(CardTrial trial) {
        return transactions
                .asMerchant(trial.merchant(), trial::look)
                .chain(seen -> isLate(seen)
                        ? Uni.createFrom().item(new Finding.Open())
                        : seen.trial()
                                .ask(seen.now())
                                .chain(found -> found instanceof Finding.Open
                                        ? pause.of(config.askAgain()).chain(() -> ask(trial))
                                        : Uni.createFrom().item(found)));
    }

    private boolean isLate(CardTrial.Seen seen) {
        return seen.now().isAfter(seen.trial().sendBefore().plus(config.askFor()));
    }
}
