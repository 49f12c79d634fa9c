package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Stage;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shreds a staged card, or tells that it is too late. */
@ApplicationScoped
public class DiscardStagedCard {
    /**
     * What is true afterwards: after {@code discarded} and {@code unknown} the card can never become an instrument.
     *
     * @param state {@code discarded}, {@code activated} or {@code unknown}
     * @param instrument what it became, if activated and not deleted since
     */
    public record Outcome(String state, @Nullable Instrument instrument) {}

    private final Transactions transactions;
    private final StagedCards staged;
    private final Instruments instruments;
    private final CardRecords cards;

    DiscardStagedCard(Transactions transactions, StagedCards staged, Instruments instruments, CardRecords cards) {
        this.transactions = transactions;
        this.staged = staged;
        this.instruments = instruments;
        this.cards = cards;
    }

    /** Discards it unless it was activated; safe to repeat. */
    public Uni<Outcome> discard(MerchantId merchant, String stagedCardId) {
        return transactions.asMerchant(merchant, tx -> staged.lock(tx, merchant, stagedCardId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome("unknown", null))
                        : discard(tx, merchant, found.get())));
    }

    private Uni<Outcome> discard(SqlConnection tx, MerchantId merchant, Stage stage) {
        if (stage instanceof Stage.Activated activated) {
            return instruments
                    .find(tx, merchant, activated.instrumentId())
                    .map(found -> new Outcome("activated", found.orElse(null)));
        }
        Outcome discarded = new Outcome("discarded", null);
        return stage instanceof Stage.Staged waiting
                ? shred(tx, waiting.card()).replaceWith(discarded)
                : Uni.createFrom().item(discarded);
    }

    private Uni<Void> shred(SqlConnection tx, StagedCard card) {
        return cards.shred(tx, List.of(card.instrumentId())).chain(() -> staged.discarded(tx, card.id()));
    }
}
