package io.mintmark.session.sessions.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Ends a completion once the vault has said what became of the card. */
@Singleton
class SettleSession {
    private final Transactions transactions;
    private final SessionChanges changes;
    private final CrashPoints crashPoints;

    SettleSession(Transactions transactions, SessionChanges changes, CrashPoints crashPoints) {
        this.transactions = transactions;
        this.changes = changes;
        this.crashPoints = crashPoints;
    }

    /**
     * Stores the result of a completion, unless somebody else has stored one for it.
     *
     * @param processing the session as it was claimed
     * @param activated the instrument's id; empty if the card was not activated and never will be
     */
    Uni<Completion> settle(MerchantId merchant, Session processing, Optional<String> activated) {
        return transactions
                .asMerchant(
                        merchant,
                        tx -> activated.isPresent()
                                ? complete(tx, processing, activated.get())
                                : giveBack(tx, processing))
                .invoke(completion -> crash(completion, "session.complete.after-commit"))
                .onFailure(LostRace.class)
                .recoverWithUni(() -> transactions
                        .asMerchant(merchant, tx -> changes.current(tx, merchant, processing.id()))
                        .map(now -> seen(now, processing)));
    }

    private Uni<Completion> complete(SqlConnection tx, Session processing, String instrument) {
        SavedCard card = new SavedCard(instrument, SavedCard.Result.CREATED);
        return changes.move(tx, processing, processing.complete(card))
                .map(done -> new Completion(Completion.Outcome.COMPLETED, done))
                .invoke(completion -> crash(completion, "session.complete.before-commit"));
    }

    /** Back to the payer; but if its time ran out meanwhile, it ends here and now. */
    private Uni<Completion> giveBack(SqlConnection tx, Session processing) {
        return changes.move(tx, processing, processing.giveBack())
                .chain(back -> changes.current(tx, new MerchantId(back.merchant()), back.id()))
                .map(now -> new Completion(
                        now.status().isFinal() ? Completion.Outcome.ENDED : Completion.Outcome.REFUSED, now));
    }

    private static Completion seen(Session now, Session processing) {
        return Completion.seen(now, String.valueOf(processing.progress().stagedCardId()));
    }

    private void crash(Completion completion, String label) {
        if (completion.outcome() == Completion.Outcome.COMPLETED) {
            crashPoints.hit(label);
        }
    }
}
