package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.mintmark.vault.instrument.application.Instruments.LockedInstrument;
import io.mintmark.vault.instrument.application.Instruments.Renewal;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.NewCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.mintmark.vault.instrument.messaging.InstrumentEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes cards instruments, or lets them merge into those that hold the same cards, within the caller's transaction and
 * with the events that tell of it. Whoever comes with the same cards at the same time waits, and then finds them.
 */
@ApplicationScoped
class SaveCards {
    /** A card that is sealed for the instrument that it is to become. */
    record Sealed(NewCard card, SealedRecord sealed) {}

    /**
     * What became of a card.
     *
     * @param instrument that holds it; null if the merchant has no such customer
     * @param created whether it is new
     */
    record Saved(@Nullable Instrument instrument, boolean created) {}

    /** How often the same card may slip away between two statements before we give up: each time somebody deleted it. */
    private static final int ATTEMPTS = 5;

    private final Instruments instruments;
    private final CardRecords records;
    private final SealCards seals;
    private final ShredInstruments shred;
    private final InstrumentEvents events;
    private final InstrumentConfig config;
    private final Vertx vertx;

    SaveCards(
            Instruments instruments,
            CardRecords records,
            SealCards seals,
            ShredInstruments shred,
            InstrumentEvents events,
            InstrumentConfig config,
            Vertx vertx) {
        this.instruments = instruments;
        this.records = records;
        this.seals = seals;
        this.shred = shred;
        this.events = events;
        this.config = config;
        this.vertx = vertx;
    }

    /**
     * Saves the cards.
     *
     * @param cards in the order of {@link NewCard#ORDER}, no two of one key
     * @return what became of each, by the key of its card
     */
    Uni<Map<String, Saved>> save(SqlConnection tx, MerchantId merchant, KeyRing ring, List<Sealed> cards) {
        Set<String> customers = cards.stream()
                .map(card -> card.card().customerId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return instruments.keepCustomers(tx, merchant, customers).chain(references -> {
            Map<String, Saved> saved = new HashMap<>();
            List<Sealed> possible = new ArrayList<>();
            for (Sealed card : cards) {
                String customer = card.card().customerId();
                if (customer == null || references.containsKey(customer)) {
                    possible.add(card);
                } else {
                    saved.put(card.card().key(), new Saved(null, false));
                }
            }
            return place(new Work(tx, merchant, ring, references, saved), possible, ATTEMPTS)
                    .replaceWith(saved);
        });
    }

    private record Work(
            SqlConnection tx,
            MerchantId merchant,
            KeyRing ring,
            Map<String, String> references,
            Map<String, Saved> saved) {}

    private Uni<Void> place(Work work, List<Sealed> cards, int attempts) {
        if (cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (attempts == 0) {
            throw new IllegalStateException("the same card was saved and deleted over and over");
        }
        return instruments
                .addAll(work.tx(), cards.stream().map(Sealed::card).toList(), config.temporalLifetime())
                .chain(added -> {
                    Map<String, SealedRecord> fresh = new LinkedHashMap<>();
                    List<Instrument> created = new ArrayList<>();
                    List<Sealed> known = new ArrayList<>();
                    for (int i = 0; i < cards.size(); i++) {
                        Sealed card = cards.get(i);
                        Optional<Instrument> instrument = added.get(i);
                        if (instrument.isPresent()) {
                            created.add(instrument.get());
                            fresh.put(instrument.get().id(), card.sealed());
                            work.saved().put(card.card().key(), new Saved(instrument.get(), true));
                        } else {
                            known.add(card);
                        }
                    }
                    return records.addAll(work.tx(), work.merchant(), fresh)
                            .chain(() -> events.createdMany(work.tx(), created, work.references()))
                            .chain(() -> merge(work, known, attempts));
                });
    }

    private Uni<Void> merge(Work work, List<Sealed> cards, int attempts) {
        if (cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return instruments
                .lockSame(work.tx(), cards.stream().map(Sealed::card).toList())
                .chain(locked -> {
                    List<Instrument> ended = new ArrayList<>();
                    List<Sealed> again = new ArrayList<>();
                    List<Sealed> changing = new ArrayList<>();
                    List<Renewal> renewals = new ArrayList<>();
                    for (int i = 0; i < cards.size(); i++) {
                        Sealed card = cards.get(i);
                        Optional<LockedInstrument> found = locked.get(i);
                        if (found.isEmpty() || found.get().ended()) {
                            again.add(card);
                            found.ifPresent(over -> ended.add(over.instrument()));
                        } else if (card.card().changes(found.get().instrument())) {
                            changing.add(card);
                            renewals.add(renewal(found.get().instrument(), card.card()));
                        } else {
                            work.saved()
                                    .put(
                                            card.card().key(),
                                            new Saved(found.get().instrument(), false));
                        }
                    }
                    return shred.shred(work.tx(), ended)
                            .chain(() -> renew(work, changing, renewals))
                            .chain(() -> place(work, again, attempts - 1));
                });
    }

    /** A temporal card that is saved again lives its full time again: a token with a minute left would be of no use. */
    private Renewal renewal(Instrument live, NewCard card) {
        return new Renewal(live, card, live.storage() == Storage.TEMPORAL ? config.temporalLifetime() : null);
    }

    private Uni<Void> renew(Work work, List<Sealed> cards, List<Renewal> renewals) {
        if (cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return vertx.executeBlocking(() -> resealed(work.ring(), cards, renewals))
                .chain(records -> this.records
                        .shred(work.tx(), List.copyOf(records.keySet()))
                        .chain(() -> this.records.addAll(work.tx(), work.merchant(), records)))
                .chain(() -> instruments.renewAll(work.tx(), renewals))
                .invoke(changed -> {
                    for (int i = 0; i < changed.size(); i++) {
                        work.saved().put(cards.get(i).card().key(), new Saved(changed.get(i), false));
                    }
                })
                .chain(changed -> events.updatedMany(work.tx(), changed, work.references()));
    }

    /** A sealed card is bound to its instrument, so those with a new expiry are sealed anew for the live ones. */
    private Map<String, SealedRecord> resealed(KeyRing ring, List<Sealed> cards, List<Renewal> renewals) {
        Map<String, SealedRecord> records = new LinkedHashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            Sealed card = cards.get(i);
            Instrument live = renewals.get(i).live();
            if (card.card().renews(live)) {
                records.put(
                        live.id(), seals.reseal(ring, card.sealed(), card.card().instrumentId(), live.id()));
            }
        }
        return records;
    }
}
