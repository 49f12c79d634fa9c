package io.mintmark.vault.crypto.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.crypto.domain.SealedRecord;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final MerchantId MERCHANT = new MerchantId(10_001);
    private static final byte[] PLAINTEXT = "number, expiry, holder".getBytes(StandardCharsets.UTF_8);
    private static final long SEED = 20_261_121;

    private final byte[] first = filled(1);
    private final byte[] second = filled(2);
    private final KeyRing ring = ring("sandbox", MERCHANT, Map.of(1, first, 2, second), 2);

    @Test
    void whatWasSealedOpens() {
        // when
        SealedRecord sealed = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);

        // then
        assertThat(ring.open(sealed, "pi_1", "card")).isEqualTo(PLAINTEXT);
        assertThat(sealed.toString()).isEqualTo("SealedRecord[dek_1]");
    }

    @Test
    void theNewestKeySealsAndOlderOnesStillOpen() {
        // given
        SealedRecord old = ring("sandbox", MERCHANT, Map.of(1, first), 1).seal("dek_1", "pi_1", "card", PLAINTEXT);

        // when
        SealedRecord fresh = ring.seal("dek_2", "pi_1", "card", PLAINTEXT);

        // then
        assertThat(old.wrappedKey()[5]).isEqualTo((byte) 1);
        assertThat(fresh.wrappedKey()[5]).isEqualTo((byte) 2);
        assertThat(ring.open(old, "pi_1", "card")).isEqualTo(PLAINTEXT);
    }

    @Test
    void tenThousandRandomByteFlipsAreAllRejected() {
        // given
        Random random = new Random(SEED);
        SealedRecord sealed = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);

        for (int i = 0; i < 10_000; i++) {
            // when
            boolean ofTheKey = random.nextBoolean();
            byte[] changed = (ofTheKey ? sealed.wrappedKey() : sealed.ciphertext()).clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            SealedRecord tampered = ofTheKey
                    ? new SealedRecord(sealed.keyId(), changed, sealed.ciphertext())
                    : new SealedRecord(sealed.keyId(), sealed.wrappedKey(), changed);

            // then
            assertThatThrownBy(() -> ring.open(tampered, "pi_1", "card")).isInstanceOf(NotAuthentic.class);
        }
    }

    @Test
    void rowsCannotChangePlaces() {
        // given
        SealedRecord mine = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);
        SealedRecord other = ring.seal("dek_2", "pi_2", "card", PLAINTEXT);

        // when / then
        assertNotAuthentic(ring, mine, "pi_2", "card");
        assertNotAuthentic(ring, mine, "pi_1", "another_field");
        assertNotAuthentic(ring, new SealedRecord("dek_1", mine.wrappedKey(), other.ciphertext()), "pi_1", "card");
        assertNotAuthentic(ring, new SealedRecord("dek_2", other.wrappedKey(), mine.ciphertext()), "pi_1", "card");
        assertNotAuthentic(ring, new SealedRecord("dek_2", mine.wrappedKey(), mine.ciphertext()), "pi_1", "card");
    }

    @Test
    void rowsOpenNeitherForAnotherMerchantNorInAnotherEnvironment() {
        // given: the worst case, where both would hold the same key
        SealedRecord sealed = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);
        KeyRing neighbour = ring("sandbox", new MerchantId(10_002), Map.of(1, first, 2, second), 2);
        KeyRing live = ring("live", MERCHANT, Map.of(1, first, 2, second), 2);

        // when / then
        assertNotAuthentic(neighbour, sealed, "pi_1", "card");
        assertNotAuthentic(live, sealed, "pi_1", "card");
    }

    @Test
    void aVersionCannotBeRolledBack() {
        // given: version 1 is retired and has the bytes of version 2
        KeyRing weak = ring("sandbox", MERCHANT, Map.of(1, second, 2, second), 2);
        SealedRecord sealed = weak.seal("dek_1", "pi_1", "card", PLAINTEXT);
        byte[] rolledBack = sealed.wrappedKey().clone();
        rolledBack[5] = 1;

        // when / then
        assertNotAuthentic(weak, new SealedRecord("dek_1", rolledBack, sealed.ciphertext()), "pi_1", "card");
    }

    @Test
    void anOldCiphertextDoesNotOpenUnderTheKeyOfItsSuccessor() {
        // given: a card whose expiry was renewed has a new record key
        SealedRecord before = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);
        SealedRecord after = ring.seal("dek_2", "pi_1", "card", PLAINTEXT);

        // when / then
        assertNotAuthentic(ring, new SealedRecord("dek_2", after.wrappedKey(), before.ciphertext()), "pi_1", "card");
    }

    @Test
    void withoutTheVersionOfTheMerchantKeyNothingOpens() {
        // given
        SealedRecord sealed = ring.seal("dek_1", "pi_1", "card", PLAINTEXT);
        KeyRing onlyFirst = ring("sandbox", MERCHANT, Map.of(1, first), 1);

        // when / then
        assertNotAuthentic(onlyFirst, sealed, "pi_1", "card");
    }

    @Test
    void aRingKnowsWhenItsShareOfWrapsIsSpent() {
        // given
        KeyRing small = new KeyRing(
                "sandbox", MERCHANT, Map.of(1, new AeadKey(1, first)), new AeadKey(1, first), 1, new SecureRandom());

        // when
        small.seal("dek_1", "pi_1", "card", PLAINTEXT);

        // then
        assertThat(small.isSpent()).isTrue();
        assertThat(ring.isSpent()).isFalse();
    }

    private static void assertNotAuthentic(KeyRing ring, SealedRecord sealed, String owner, String field) {
        assertThatThrownBy(() -> ring.open(sealed, owner, field)).isInstanceOf(NotAuthentic.class);
    }

    private static KeyRing ring(String environment, MerchantId merchant, Map<Integer, byte[]> keys, int primary) {
        Map<Integer, AeadKey> aeads = new java.util.HashMap<>();
        keys.forEach((version, key) -> aeads.put(version, new AeadKey(version, key)));
        AeadKey newest = java.util.Objects.requireNonNull(aeads.get(primary));
        return new KeyRing(environment, merchant, aeads, newest, 100_000, new SecureRandom());
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
