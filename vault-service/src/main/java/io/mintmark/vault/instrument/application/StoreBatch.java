package io.mintmark.vault.instrument.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.card.application.SealedCard;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.instrument.application.SaveCards.Saved;
import io.mintmark.vault.instrument.application.SaveCards.Sealed;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.NewCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores many cards. They are put into one order, and a slice of them at a time is sealed in a worker thread and saved in
 * a transaction of its own, so no event loop and no lock is held for long. After a crash whole slices stand, with their
 * events; repeating the batch finds those cards and stores the others.
 */
@ApplicationScoped
public class StoreBatch {
    /**
     * One card.
     *
     * @param metadata null to leave what is there
     */
    public record Row(CardEntry card, @Nullable String customerId, @Nullable Map<String, String> metadata) {}

    /**
     * What is to be saved.
     *
     * @param keys of the rows, in their order
     * @param slices of different cards, in the order in which all take their locks
     */
    private record Prepared(List<String> keys, List<List<Sealed>> slices) {}

    private static final int SLICE = 50;

    private final Transactions transactions;
    private final MerchantKeys keys;
    private final SealCards seals;
    private final SaveCards save;
    private final CrashPoints crashPoints;
    private final Ids ids;
    private final Vertx vertx;

    StoreBatch(
            Transactions transactions,
            MerchantKeys keys,
            SealCards seals,
            SaveCards save,
            CrashPoints crashPoints,
            Ids ids,
            Vertx vertx) {
        this.transactions = transactions;
        this.keys = keys;
        this.seals = seals;
        this.save = save;
        this.crashPoints = crashPoints;
        this.ids = ids;
        this.vertx = vertx;
    }

    /** Stores and closes the cards: the instrument of each row, in their order; empty where the customer is unknown. */
    public Uni<List<Optional<Instrument>>> store(MerchantId merchant, List<Row> rows) {
        return keys.of(merchant)
                .chain(ring -> vertx.executeBlocking(() -> prepare(ring, merchant, rows))
                        .chain(prepared -> saveAll(ring, merchant, prepared)))
                .onTermination()
                .invoke(() -> rows.forEach(row -> row.card().close()));
    }

    private Prepared prepare(KeyRing ring, MerchantId merchant, List<Row> rows) {
        List<String> cardKeys = new ArrayList<>(rows.size());
        // Of two rows with the same card the later one counts, as if they had come one after the other.
        Map<String, Sealed> different = new HashMap<>();
        for (Row row : rows) {
            String id = ids.next("pi");
            SealedCard sealed = seals.seal(ring, merchant, id, row.card());
            row.card().close();
            NewCard card = newCard(id, merchant, row, sealed);
            String key = card.key();
            cardKeys.add(key);
            different.put(key, new Sealed(card, sealed.sealed()));
        }
        List<Sealed> ordered = different.values().stream()
                .sorted(Comparator.comparing(Sealed::card, NewCard.ORDER))
                .toList();
        return new Prepared(cardKeys, slices(ordered));
    }

    private static NewCard newCard(String id, MerchantId merchant, Row row, SealedCard sealed) {
        return new NewCard(
                id,
                merchant.value(),
                row.customerId(),
                Storage.STORE,
                sealed.facts(),
                null,
                sealed.fingerprint(),
                sealed.fingerprintVersion(),
                row.metadata(),
                null);
    }

    private Uni<List<Optional<Instrument>>> saveAll(KeyRing ring, MerchantId merchant, Prepared prepared) {
        Map<String, Saved> saved = new HashMap<>();
        return Multi.createFrom()
                .iterable(prepared.slices())
                .onItem()
                .transformToUniAndConcatenate(slice -> transactions
                        .asMerchant(merchant, tx -> save.save(tx, merchant, ring, slice)
                                .invoke(() -> crashPoints.hit("vault.batch.before-commit")))
                        .invoke(saved::putAll)
                        .invoke(() -> crashPoints.hit("vault.batch.after-slice")))
                .collect()
                .last()
                .map(last -> prepared.keys().stream()
                        .map(key -> Optional.ofNullable(saved.get(key)).map(Saved::instrument))
                        .toList());
    }

    private static List<List<Sealed>> slices(List<Sealed> cards) {
        List<List<Sealed>> slices = new ArrayList<>();
        for (int from = 0; from < cards.size(); from += SLICE) {
            slices.add(cards.subList(from, Math.min(from + SLICE, cards.size())));
        }
        return slices;
    }
}
