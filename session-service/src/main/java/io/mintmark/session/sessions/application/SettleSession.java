package io.mintmark.session.sessions.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.application.ConcludePayment;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Ends a completion once the vault has said what became of the card. */
@Singleton
class SettleSession {
    private final Transactions transactions;
    private final SessionChanges changes;
    private final ConcludePayment payments;
    private final CrashPoints crashPoints;

    SettleSession(
            Transactions transactions, SessionChanges changes, ConcludePayment payments, CrashPoints crashPoints) {
        this.transactions = transactions;
        this.changes = changes;
        this.payments = payments;
        this.crashPoints = crashPoints;
    }

    /**
     * What the vault has said.
     *
     * @param activated the instrument's id; empty if the card was not activated and never will be
     * @param otherwise why it was not
     */
    record Result(Optional<String> activated, Failure.Reason otherwise) {}

    /**
     * Stores the result of a completion, unless somebody else has stored one for it.
     *
     * @param processing the session as it was claimed
     */
    Uni<Completion> settle(MerchantId merchant, Session processing, Result result) {
        return transactions
                .asMerchant(
                        merchant,
                        tx -> processing.order().checkout().isPresent()
                                ? pay(tx, processing, result)
                                : store(tx, processing, result))
                .invoke(session -> crash(session, "session.complete.after-commit"))
                .onFailure(LostRace.class)
                .recoverWithUni(
                        () -> transactions.asMerchant(merchant, tx -> changes.current(tx, merchant, processing.id())))
                .map(session -> Completion.seen(
                        session, Objects.requireNonNull(processing.progress().card())));
    }

    private Uni<Session> store(SqlConnection tx, Session processing, Result result) {
        if (result.activated().isEmpty()) {
            return changes.returned(tx, processing, processing.giveBack(result.otherwise()));
        }
        SavedCard card = new SavedCard(result.activated().get(), SavedCard.Result.CREATED);
        return changes.move(tx, processing, processing.complete(card))
                .invoke(session -> crash(session, "session.complete.before-commit"));
    }

    /** What was approved pays, whether its card could be saved or not. */
    private Uni<Session> pay(SqlConnection tx, Session processing, Result result) {
        MerchantId merchant = new MerchantId(processing.merchant());
        SavedCard card = result.activated()
                .map(instrument -> new SavedCard(instrument, SavedCard.Result.CREATED))
                .orElse(null);
        return changes.locked(tx, merchant, processing.id())
                .invoke(seen -> insist(seen.session().sequence() == processing.sequence()))
                .chain(() -> payments.ofSession(tx, merchant, processing.id().value()))
                .map(Optional::orElseThrow)
                .chain(payment -> payments.approve(
                        tx, payment, payment.approved().orElseThrow(), card == null ? null : card.instrumentId()))
                .chain(() -> changes.move(tx, processing, processing.complete(card)))
                .invoke(session -> crash(session, "session.complete.before-commit"));
    }

    private static void insist(boolean stillOurs) {
        if (!stillOurs) {
            throw new LostRace();
        }
    }

    private void crash(Session session, String label) {
        if (session.status() == SessionStatus.COMPLETED) {
            crashPoints.hit(label);
        }
    }
}
