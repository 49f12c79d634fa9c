package io.mintmark.session.sessions.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.RefusalReason;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Records what was found out about a trial, and lets its session go on: both in one transaction, so that an attempt is
 * used up exactly when a refusal is recorded. A session that no longer waits is left as it is.
 */
@Singleton
class ConcludeTrial {
    private final Transactions transactions;
    private final SessionChanges changes;
    private final ActivateCard activate;
    private final ShredCard shred;
    private final CrashPoints crashPoints;

    ConcludeTrial(
            Transactions transactions,
            SessionChanges changes,
            ActivateCard activate,
            ShredCard shred,
            CrashPoints crashPoints) {
        this.transactions = transactions;
        this.changes = changes;
        this.activate = activate;
        this.shred = shred;
        this.crashPoints = crashPoints;
    }

    /** Records the finding, unless another has been recorded before, and says how the session stands then. */
    Uni<Completion> conclude(CardTrial trial, Finding finding) {
        return transactions
                .asMerchant(trial.merchant(), tx -> record(tx, trial, finding))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .invoke(session -> afterwards(session, trial, finding))
                .chain(session -> trial.isAwaitedBy(session) && isApproved(finding)
                        ? activate.activate(
                                trial.merchant(), session, trial.card().id())
                        : Uni.createFrom().item(Completion.seen(session, trial.card())));
    }

    private void afterwards(Session session, CardTrial trial, Finding finding) {
        if (!isApproved(finding)) {
            return;
        }
        trial.afterApproval();
        crashPoints.hit("session.trial.after-record");
        boolean hasPaid = session.status() == SessionStatus.COMPLETED
                && session.order().checkout().isPresent()
                && trial.card().equals(session.progress().card());
        if (hasPaid && trial.card() instanceof CardRef.Staged) {
            shred.soon(trial.merchant(), trial.card());
        }
    }

    private Uni<Session> record(SqlConnection tx, CardTrial trial, Finding finding) {
        return changes.locked(tx, trial.merchant(), trial.session()).chain(seen -> trial.record(tx, finding)
                .chain(decided -> decided.isPresent()
                        ? goOn(tx, seen, decided.get(), finding)
                        : changes.current(tx, trial.merchant(), trial.session())));
    }

    private Uni<Session> goOn(SqlConnection tx, Sessions.Seen seen, CardTrial trial, Finding finding) {
        Session session = seen.session();
        if (!trial.isAwaitedBy(session)) {
            return trial.unwanted(tx).chain(() -> changes.current(tx, trial.merchant(), trial.session()));
        }
        if (finding instanceof Finding.Decided decided) {
            Operation said = decided.operation();
            return said.approved() ? trial.approved(tx, seen) : refuse(tx, session, trial, said);
        }
        if (finding instanceof Finding.Challenged) {
            return trial.challenged(tx).chain(() -> changes.returned(tx, session, session.requireAction()));
        }
        Failure.Reason why = reason(((Finding.NotSent) finding).hindrance());
        return trial.notSent(tx).chain(() -> changes.returned(tx, session, session.giveBack(why)));
    }

    private Uni<Session> refuse(SqlConnection tx, Session session, CardTrial trial, Operation said) {
        Session refused = session.refuse(reason(said.responseCode()), detail(said.responseCode()));
        return trial.declined(tx, said, refused.status() == SessionStatus.FAILED)
                .chain(() -> changes.returned(tx, session, refused));
    }

    private static Failure.Reason reason(Reply.Hindrance hindrance) {
        return switch (hindrance) {
            case CARD_UNAVAILABLE -> Failure.Reason.NOT_ACTIVATABLE;
            case AWAY, CHALLENGE_REFUSED -> Failure.Reason.TEMPORARILY_UNAVAILABLE;
        };
    }

    private static Failure.Reason reason(String responseCode) {
        return RefusalReason.of(responseCode) == RefusalReason.AUTHENTICATION_FAILED
                ? Failure.Reason.AUTHENTICATION_FAILED
                : Failure.Reason.DECLINED;
    }

    private static String detail(String responseCode) {
        return "The acquirer answered " + responseCode + ": "
                + RefusalReason.of(responseCode).words() + ".";
    }

    private static boolean isApproved(Finding finding) {
        return finding instanceof Finding.Decided decided && decided.operation().approved();
    }
}
