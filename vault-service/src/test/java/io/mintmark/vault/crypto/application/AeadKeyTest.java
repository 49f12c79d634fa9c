package io.mintmark.vault.crypto.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AeadKeyTest {
    private static final byte[] KEY = new byte[32];
    private static final Aad AAD = Aad.purpose("test").with("one").with(7);
    private static final byte[] PLAINTEXT = "a secret".getBytes(StandardCharsets.UTF_8);

    /** NIST SP 800-38D validation, as in "The Galois/Counter Mode of Operation", test case 16. */
    @Test
    void theCipherGivesTheKnownAnswerOfNist() throws Exception {
        // given
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = hex.parseHex("cafebabefacedbaddecaf888");
        byte[] aad = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] ciphertext = hex.parseHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662");
        byte[] tag = hex.parseHex("76fc6ece0f4e1768cddf8853bb2d551b");

        // when
        byte[] plaintext = new AesGcmJce(key).decrypt(concat(nonce, ciphertext, tag), aad);

        // then
        assertThat(hex.formatHex(plaintext))
                .isEqualTo("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }

    @Test
    void whatWasSealedOpensAndCarriesTheHeader() {
        // given
        AeadKey key = new AeadKey(258, KEY);

        // when
        byte[] sealed = key.seal(PLAINTEXT, AAD);

        // then
        assertThat(Arrays.copyOf(sealed, 6)).containsExactly(1, 1, 0, 0, 1, 2);
        assertThat(sealed).hasSize(6 + 12 + PLAINTEXT.length + 16);
        assertThat(key.open(sealed, AAD)).isEqualTo(PLAINTEXT);
    }

    @Test
    void noTwoSealsAreAlike() {
        // given
        AeadKey key = new AeadKey(1, KEY);

        // when
        byte[] first = key.seal(PLAINTEXT, AAD);
        byte[] second = key.seal(PLAINTEXT, AAD);

        // then
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        // given
        AeadKey key = new AeadKey(1, KEY);
        byte[] sealed = key.seal(PLAINTEXT, AAD);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            // when
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            // then
            assertThatThrownBy(() -> key.open(changed, AAD)).isInstanceOf(NotAuthentic.class);
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        // given
        AeadKey key = new AeadKey(1, KEY);
        byte[] sealed = key.seal(PLAINTEXT, AAD);

        for (int length = 0; length < sealed.length; length++) {
            // when
            byte[] shortened = Arrays.copyOf(sealed, length);

            // then
            assertThatThrownBy(() -> key.open(shortened, AAD)).isInstanceOf(NotAuthentic.class);
        }
    }

    @Test
    void anotherVersionOfTheKeyInTheHeaderIsRefusedEvenIfItsBytesAreTheSame() {
        // given
        AeadKey second = new AeadKey(2, KEY);
        byte[] sealedByFirst = new AeadKey(1, KEY).seal(PLAINTEXT, AAD);
        byte[] claimsSecond = sealedByFirst.clone();
        claimsSecond[5] = 2;

        // when / then
        assertThatThrownBy(() -> second.open(sealedByFirst, AAD)).isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() -> second.open(claimsSecond, AAD)).isInstanceOf(NotAuthentic.class);
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new AeadKey(1, new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfTheCircumstancesCannotRunIntoEachOther() {
        // given
        byte[] one = Aad.purpose("p").with("ab").with("c").toBytes();
        byte[] other = Aad.purpose("p").with("a").with("bc").toBytes();

        // when / then
        assertThat(one).isNotEqualTo(other).hasSameSizeAs(other);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
