package io.mintmark.session.sessions.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Has a staged card activated for a session that was claimed for it, and ends the completion with what came of it. */
@Singleton
class ActivateCard {
    private static final Logger LOG = Logger.getLogger(ActivateCard.class);

    private final Vault vault;
    private final SettleSession settle;
    private final CrashPoints crashPoints;

    ActivateCard(Vault vault, SettleSession settle, CrashPoints crashPoints) {
        this.vault = vault;
        this.settle = settle;
        this.crashPoints = crashPoints;
    }

    /**
     * Activates. Where the vault's answer is lost, it is asked to discard, which tells what is true; but a card that has
     * paid is worth a second try, and after that the janitor's.
     */
    Uni<Completion> activate(MerchantId merchant, Session processing, String stagedCardId) {
        boolean hasPaid = processing.order().checkout().isPresent();
        return vault.activate(processing, stagedCardId)
                .map(activated -> new SettleSession.Result(activated, Failure.Reason.NOT_ACTIVATABLE))
                .onFailure()
                .recoverWithUni(unknown -> {
                    LOG.warnf("activation for %s has no answer: %s", processing.id(), unknown.toString());
                    return hasPaid ? again(processing, stagedCardId) : discard(merchant, stagedCardId);
                })
                .invoke(() -> crashPoints.hit("session.activate.after-answer"))
                .chain(result -> settle.settle(merchant, processing, result))
                .onFailure()
                .recoverWithItem(unsettled -> {
                    LOG.warnf("completion of %s is left to the janitor: %s", processing.id(), unsettled.toString());
                    return Completion.of(Completion.Outcome.UNDECIDED, processing);
                });
    }

    private Uni<SettleSession.Result> again(Session processing, String stagedCardId) {
        return vault.activate(processing, stagedCardId)
                .map(activated -> new SettleSession.Result(activated, Failure.Reason.NOT_ACTIVATABLE));
    }

    private Uni<SettleSession.Result> discard(MerchantId merchant, String stagedCardId) {
        return vault.discard(merchant, stagedCardId)
                .map(activated -> new SettleSession.Result(activated, Failure.Reason.TEMPORARILY_UNAVAILABLE));
    }
}
