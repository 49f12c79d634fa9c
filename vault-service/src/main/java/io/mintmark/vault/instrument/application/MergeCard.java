package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.RecurringModel;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.mintmark.vault.instrument.messaging.InstrumentEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a staged card merge into the instrument that holds the same card, within the caller's transaction. The instrument
 * keeps its id and where it first came from, because merchants and networks know it by that; expiry, billing address,
 * metadata and recurring model become the newer ones, where newer ones are given.
 */
@ApplicationScoped
class MergeCard {
    private final Instruments instruments;
    private final CardRecords cards;
    private final SealCards seals;
    private final ShredInstruments shred;
    private final ShopperReferences references;
    private final InstrumentEvents events;
    private final InstrumentConfig config;

    MergeCard(
            Instruments instruments,
            CardRecords cards,
            SealCards seals,
            ShredInstruments shred,
            ShopperReferences references,
            InstrumentEvents events,
            InstrumentConfig config) {
        this.instruments = instruments;
        this.cards = cards;
        this.seals = seals;
        this.shred = shred;
        this.references = references;
        this.events = events;
        this.config = config;
    }

    /** The instrument; empty if it went away meanwhile, or if its time was over and it was shredded: try to add again. */
    Uni<Optional<Instrument>> merge(
            SqlConnection tx, MerchantId merchant, StagedCard card, SavingTerms terms, KeyRing ring) {
        return instruments.lockSame(tx, card).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Instrument live = found.get().instrument();
            if (found.get().ended()) {
                return shred.shred(tx, List.of(live)).replaceWith(Optional.empty());
            }
            return into(tx, merchant, live, card, terms, ring).map(Optional::of);
        });
    }

    private Uni<Instrument> into(
            SqlConnection tx, MerchantId merchant, Instrument live, StagedCard card, SavingTerms terms, KeyRing ring) {
        boolean renewed = !sameExpiry(live.card(), card.card());
        Map<String, String> given = terms.metadata();
        Map<String, String> wanted = given == null || given.isEmpty() ? live.metadata() : given;
        boolean temporal = live.storage() == Storage.TEMPORAL;
        Uni<Void> stored =
                renewed ? replaceCard(tx, merchant, live, card, ring) : cards.shred(tx, List.of(card.instrumentId()));
        boolean moved = card.billingAddress() != null && !card.billingAddress().equals(live.billingAddress());
        RecurringModel model = terms.recurringModel();
        boolean remodelled = model != null && model != live.recurringModel();
        if (!renewed && !moved && !remodelled && !temporal && wanted.equals(live.metadata())) {
            return stored.replaceWith(live);
        }
        // A temporal card that is saved again lives its full time again: a token with a minute left would be of no use.
        Duration life = temporal ? config.temporalLifetime() : null;
        CardFacts facts = card.card();
        return stored.chain(() -> instruments.renew(
                        tx, live, facts.expMonth(), facts.expYear(), wanted, model, life, card.billingAddress()))
                .call(changed -> references
                        .of(tx, changed.merchantId(), changed.customerId())
                        .chain(reference -> events.updated(tx, changed, reference.orElse(null))));
    }

    /** The sealed card is bound to its instrument, so it is opened and sealed anew, under a new key. */
    private Uni<Void> replaceCard(
            SqlConnection tx, MerchantId merchant, Instrument live, StagedCard card, KeyRing ring) {
        return cards.find(tx, merchant, card.instrumentId())
                .map(found -> found.orElseThrow(() -> new IllegalStateException("a staged card without its record")))
                .map(staged -> seals.reseal(ring, staged, card.instrumentId(), live.id()))
                .chain(resealed -> swap(tx, merchant, live, card, resealed));
    }

    private Uni<Void> swap(
            SqlConnection tx, MerchantId merchant, Instrument live, StagedCard card, SealedRecord resealed) {
        return cards.shred(tx, List.of(card.instrumentId(), live.id()))
                .chain(() -> cards.add(tx, merchant, live.id(), resealed));
    }

    private static boolean sameExpiry(CardFacts one, CardFacts other) {
        return one.expMonth() == other.expMonth() && one.expYear() == other.expYear();
    }
}
