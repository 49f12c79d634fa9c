package io.mintmark.vault.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.OpenCards;
import io.mintmark.vault.card.application.OpenedCard;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.Pan;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.mintmark.vault.instrument.application.ActivateStagedCard;
import io.mintmark.vault.instrument.application.SavingTerms;
import io.mintmark.vault.instrument.application.StageCard;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal 7 of the security guide: a stored card cannot be changed, moved or rolled back. The cards are stored by the vault in
 * Postgres and opened by what the forward opens them with. What this cannot show: somebody who puts back the row of the
 * instrument together with both halves of its old card has put back a backup, which no row can tell of itself.
 */
@QuarkusTest
class StoredCardsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long SEED = 20_261_121;
    private static final int FLIPS = 10_000;
    private static final int IN_POSTGRES = 100;
    private static final int CARDS = 10;

    private enum Place {
        HEADER_OF_THE_CARD,
        CARD,
        HEADER_OF_THE_KEY,
        KEY,
        NAME_OF_THE_KEY
    }

    /** A card in the tables, and what its row says of it. */
    private record Stored(MerchantId merchant, String id, OpenCards.Expected expected, SealedRecord sealed) {}

    private final Random dice = new Random(SEED);
    private final List<Stored> cards = new ArrayList<>();

    @Inject
    StageCard stage;

    @Inject
    ActivateStagedCard activate;

    @Inject
    MerchantKeys keys;

    @Inject
    CardRecords records;

    @Inject
    OpenCards open;

    @Inject
    Transactions transactions;

    @BeforeEach
    void twoMerchantsHaveTheSameCardManyTimes() {
        for (int i = 0; i < CARDS; i++) {
            cards.add(stored(new MerchantId(78_001)));
            cards.add(stored(new MerchantId(78_002)));
        }
        cards.forEach(card -> assertThat(opens(card, card.sealed())).isTrue());
    }

    @Test
    void tenThousandChangedBytesAreAllRejected() {
        // given
        Map<Place, Integer> rejected = new EnumMap<>(Place.class);

        // when
        for (int i = 0; i < FLIPS; i++) {
            Place place = Place.values()[i % Place.values().length];
            Stored card = cards.get(dice.nextInt(cards.size()));
            if (!opens(card, changed(card.sealed(), place))) {
                rejected.merge(place, 1, Integer::sum);
            }
        }

        // then
        for (Place place : Place.values()) {
            assertThat(rejected).containsEntry(place, FLIPS / Place.values().length);
        }
    }

    @Test
    void changedBytesInPostgresAreAllRejected() {
        // given
        int rejected = 0;

        // when
        for (int i = 0; i < IN_POSTGRES; i++) {
            Stored card = cards.get(dice.nextInt(cards.size()));
            String table = i % 2 == 0 ? "card_record" : "record_key";
            String column = i % 2 == 0 ? "ciphertext" : "wrapped";
            int length = i % 2 == 0
                    ? card.sealed().ciphertext().length
                    : card.sealed().wrappedKey().length;
            String flip = "update " + table + " set " + column + " = set_byte(" + column + ", ?, get_byte(" + column
                    + ", ?) # ?) where instrument_id = ?";
            int at = dice.nextInt(length);
            int mask = 1 + dice.nextInt(255);
            assertThat(Rows.change(flip, at, at, mask, card.id())).isEqualTo(1);
            rejected += opens(card, inPostgres(card)) ? 0 : 1;
            Rows.change(flip, at, at, mask, card.id());
        }

        // then
        assertThat(rejected).isEqualTo(IN_POSTGRES);
        cards.forEach(card -> assertThat(opens(card, inPostgres(card))).isTrue());
    }

    @Test
    void noCardTakesThePlaceOfAnother() {
        // given
        int tried = 0;
        int rejected = 0;

        // when
        for (Stored place : cards) {
            for (Stored other : cards) {
                if (place == other) {
                    continue;
                }
                SealedRecord mine = place.sealed();
                SealedRecord theirs = other.sealed();
                List<SealedRecord> swaps = List.of(
                        theirs,
                        new SealedRecord(mine.keyId(), mine.wrappedKey(), theirs.ciphertext()),
                        new SealedRecord(mine.keyId(), theirs.wrappedKey(), mine.ciphertext()),
                        new SealedRecord(theirs.keyId(), theirs.wrappedKey(), mine.ciphertext()),
                        new SealedRecord(mine.keyId(), theirs.wrappedKey(), theirs.ciphertext()),
                        new SealedRecord(theirs.keyId(), mine.wrappedKey(), mine.ciphertext()));
                for (SealedRecord swap : swaps) {
                    tried++;
                    rejected += opens(place, swap) ? 0 : 1;
                }
            }
        }

        // then
        assertThat(tried).isEqualTo(2 * CARDS * (2 * CARDS - 1) * 6);
        assertThat(rejected).isEqualTo(tried);
    }

    @Test
    void rowsThatChangedPlacesInPostgresAreRejected() {
        // given
        Stored mine = cards.get(0);
        Stored ofMyMerchant = cards.get(2);
        Stored ofAnother = cards.get(1);

        // when
        swapRows(mine, ofMyMerchant);
        boolean within = opens(mine, inPostgres(mine)) || opens(ofMyMerchant, inPostgres(ofMyMerchant));
        swapRows(mine, ofMyMerchant);
        swapRows(mine, ofAnother);
        boolean across = opens(mine, inPostgres(mine)) || opens(ofAnother, inPostgres(ofAnother));
        swapRows(mine, ofAnother);

        // then
        assertThat(within).isFalse();
        assertThat(across).isFalse();
        assertThat(opens(mine, inPostgres(mine))).isTrue();
    }

    @Test
    void theVersionOfNoKeyCanBeChanged() {
        // given
        int rejected = 0;

        // when
        for (Stored card : cards) {
            for (int version = 0; version <= 10; version++) {
                SealedRecord sealed = card.sealed();
                SealedRecord other = new SealedRecord(
                        sealed.keyId(), version(sealed.wrappedKey(), version), version(sealed.ciphertext(), version));
                rejected += version == 1 || opens(card, other) ? 0 : 1;
            }
        }

        // then
        assertThat(rejected).isEqualTo(2 * CARDS * 10);
    }

    @Test
    void aRenewedCardCannotBeRolledBack() {
        int rejected = 0;
        for (int i = 0; i < CARDS; i++) {
            // given
            MerchantId merchant = new MerchantId(79_000 + System.nanoTime() % 1_000_000);
            Instrument before = activated(merchant, new CardExpiry(12, 2030));
            SealedRecord old = find(merchant, before.id());
            Instrument renewed = activated(merchant, new CardExpiry(1, 2031 + i));
            assertThat(renewed.id()).isEqualTo(before.id());
            SealedRecord current = find(merchant, renewed.id());
            Stored card = new Stored(
                    merchant, renewed.id(), new OpenCards.Expected(renewed.card(), renewed.fingerprint()), current);
            assertThat(opens(card, inPostgres(card))).isTrue();

            // when
            List<SealedRecord> rollbacks = List.of(
                    old,
                    new SealedRecord(current.keyId(), current.wrappedKey(), old.ciphertext()),
                    new SealedRecord(old.keyId(), old.wrappedKey(), current.ciphertext()));
            for (SealedRecord rollback : rollbacks) {
                put(card, rollback);
                rejected += opens(card, inPostgres(card)) ? 0 : 1;
            }

            // then
            put(card, current);
            assertThat(opens(card, inPostgres(card))).isTrue();
        }
        assertThat(rejected).isEqualTo(3 * CARDS);
    }

    private boolean opens(Stored card, SealedRecord sealed) {
        KeyRing ring = get(keys.of(card.merchant()));
        try (OpenedCard opened = open.open(ring, card.merchant(), card.id(), sealed, card.expected())) {
            return opened.<Boolean>lendNumber(digits -> digits.length == Api.VISA.length());
        } catch (NotAuthentic rejected) {
            return false;
        }
    }

    private SealedRecord changed(SealedRecord sealed, Place place) {
        return switch (place) {
            case HEADER_OF_THE_CARD ->
                new SealedRecord(sealed.keyId(), sealed.wrappedKey(), flipped(sealed.ciphertext(), 0, 6));
            case CARD ->
                new SealedRecord(
                        sealed.keyId(),
                        sealed.wrappedKey(),
                        flipped(sealed.ciphertext(), 6, sealed.ciphertext().length));
            case HEADER_OF_THE_KEY ->
                new SealedRecord(sealed.keyId(), flipped(sealed.wrappedKey(), 0, 6), sealed.ciphertext());
            case KEY ->
                new SealedRecord(
                        sealed.keyId(),
                        flipped(sealed.wrappedKey(), 6, sealed.wrappedKey().length),
                        sealed.ciphertext());
            case NAME_OF_THE_KEY -> new SealedRecord(renamed(sealed.keyId()), sealed.wrappedKey(), sealed.ciphertext());
        };
    }

    private byte[] flipped(byte[] bytes, int from, int to) {
        byte[] changed = bytes.clone();
        changed[from + dice.nextInt(to - from)] ^= (byte) (1 + dice.nextInt(255));
        return changed;
    }

    private String renamed(String id) {
        char[] characters = id.toCharArray();
        characters[dice.nextInt(characters.length)] ^= (char) (1 + dice.nextInt(127));
        return new String(characters);
    }

    private static byte[] version(byte[] sealed, int version) {
        byte[] changed = sealed.clone();
        changed[5] = (byte) version;
        return changed;
    }

    private Stored stored(MerchantId merchant) {
        StagedCard staged = stage(merchant, new CardExpiry(12, 2030), Api.unique("ses_"));
        return new Stored(
                merchant,
                staged.instrumentId(),
                new OpenCards.Expected(staged.card(), staged.fingerprint()),
                find(merchant, staged.instrumentId()));
    }

    private Instrument activated(MerchantId merchant, CardExpiry expiry) {
        String session = Api.unique("ses_");
        StagedCard staged = stage(merchant, expiry, session);
        return get(activate.activate(
                        new ActivateStagedCard.Activation(merchant, staged.id(), session, SavingTerms.NONE)))
                .instrument();
    }

    private StagedCard stage(MerchantId merchant, CardExpiry expiry, String session) {
        CardEntry card = new CardEntry(Pan.of(Api.VISA.getBytes(StandardCharsets.US_ASCII)), expiry, "Ana");
        return get(stage.stage(new StageCard.Purpose(merchant, "cap_x", session, null, Storage.STORE, null), card));
    }

    private SealedRecord inPostgres(Stored card) {
        return find(card.merchant(), card.id());
    }

    private SealedRecord find(MerchantId merchant, String id) {
        return get(transactions.asMerchant(merchant, tx -> records.find(tx, merchant, id)))
                .orElseThrow();
    }

    /** Both rows of one card take the place of both rows of the other. */
    private static void swapRows(Stored one, Stored other) {
        for (String table : List.of("card_record", "record_key")) {
            String move = "update " + table + " set instrument_id = ?, merchant_id = ? where instrument_id = ?";
            Rows.change(move, "swapped", one.merchant().value(), one.id());
            Rows.change(move, one.id(), one.merchant().value(), other.id());
            Rows.change(move, other.id(), other.merchant().value(), "swapped");
        }
    }

    private static void put(Stored card, SealedRecord sealed) {
        Rows.change(
                "update card_record set record_key_id = ?, ciphertext = ? where instrument_id = ?",
                sealed.keyId(),
                sealed.ciphertext(),
                card.id());
        Rows.change(
                "update record_key set id = ?, wrapped = ? where instrument_id = ?",
                sealed.keyId(),
                sealed.wrappedKey(),
                card.id());
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
