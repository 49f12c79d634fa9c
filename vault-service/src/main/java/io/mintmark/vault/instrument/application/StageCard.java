package io.mintmark.vault.instrument.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.card.application.SealedCard;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Seals and stores a submitted card, which waits for its session's decision; wipes the card whatever happens. */
@ApplicationScoped
public class StageCard {
    /** What the card is submitted for. */
    public record Purpose(
            MerchantId merchant,
            String captureId,
            String sessionId,
            @Nullable String customerId,
            Storage storage,
            @Nullable BillingAddress billingAddress) {}

    private final Transactions transactions;
    private final MerchantKeys keys;
    private final SealCards seals;
    private final StagedCards staged;
    private final CardRecords cards;
    private final InstrumentConfig config;
    private final Ids ids;

    StageCard(
            Transactions transactions,
            MerchantKeys keys,
            SealCards seals,
            StagedCards staged,
            CardRecords cards,
            InstrumentConfig config,
            Ids ids) {
        this.transactions = transactions;
        this.keys = keys;
        this.seals = seals;
        this.staged = staged;
        this.cards = cards;
        this.config = config;
        this.ids = ids;
    }

    /** The staged card, once it is durable. */
    public Uni<StagedCard> stage(Purpose purpose, CardEntry card) {
        String instrumentId = ids.next("pi");
        return keys.of(purpose.merchant())
                .map(ring -> seals.seal(ring, purpose.merchant(), instrumentId, card))
                .onTermination()
                .invoke(card::close)
                .chain(sealedCard -> store(purpose, instrumentId, sealedCard));
    }

    private Uni<StagedCard> store(Purpose purpose, String instrumentId, SealedCard sealedCard) {
        StagedCard card = new StagedCard(
                ids.next("stc"),
                purpose.merchant().value(),
                purpose.captureId(),
                purpose.sessionId(),
                instrumentId,
                purpose.customerId(),
                purpose.storage(),
                sealedCard.facts(),
                purpose.billingAddress(),
                sealedCard.fingerprint(),
                sealedCard.fingerprintVersion());
        return transactions.asMerchant(purpose.merchant(), tx -> Uni.combine()
                .all()
                .unis(
                        staged.add(tx, card, config.stagedLifetime()),
                        cards.add(tx, purpose.merchant(), instrumentId, sealedCard.sealed()))
                .discardItems()
                .replaceWith(card));
    }
}
