package io.mintmark.vault.crypto.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.tenancy.MerchantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final MerchantId MERCHANT = new MerchantId(10_001);
    private static final byte[] CARD = "4111111111111111".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_CARD = "4242424242424242".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theSameCardOfOneMerchantHasOneFingerprint() {
        // when
        String first = under(1).of(MERCHANT, CARD);
        String second = under(1).of(MERCHANT, CARD);

        // then
        assertThat(first).isEqualTo(second).matches("[A-Za-z0-9_-]{43}");
        assertThat(under(1).of(MERCHANT, OTHER_CARD)).isNotEqualTo(first);
    }

    /** Computed with Python's hmac: HKDF-SHA-256 of 32 bytes 0x01, no salt, info "fp|1|10001"; then the HMAC. */
    @Test
    void itIsWhatAnotherImplementationComputes() {
        assertThat(under(1).of(MERCHANT, CARD)).isEqualTo("xZgqOE_QxrueEOe0ba0NuYYr8qk7UZF0kzn2M94BLAs");
    }

    @Test
    void theSameCardOfTwoMerchantsCannotBeLinked() {
        assertThat(under(1).of(MERCHANT, CARD)).isNotEqualTo(under(1).of(new MerchantId(10_002), CARD));
    }

    @Test
    void anotherMasterGivesAnotherFingerprintSoItIsNoPlainHash() throws Exception {
        // given
        String plainHash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(CARD));

        // when
        String fingerprint = under(1).of(MERCHANT, CARD);

        // then
        assertThat(fingerprint).isNotEqualTo(under(2).of(MERCHANT, CARD)).isNotEqualTo(plainHash);
    }

    @Test
    void linksToTheCardPageAreSteadyAndTheirOwn() {
        // given
        Capabilities capabilities = new Capabilities(keys(1));

        // when
        String link = capabilities.of("cap_1");

        // then
        assertThat(link).matches("[A-Za-z0-9_-]{43}").isEqualTo(capabilities.of("cap_1"));
        assertThat(capabilities.of("cap_2")).isNotEqualTo(link);
        assertThat(new Capabilities(keys(2)).of("cap_1")).isNotEqualTo(link);
    }

    private static Fingerprints under(int filler) {
        return new Fingerprints(keys(filler));
    }

    private static HashKeys keys(int filler) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filler);
        return new HashKeys() {
            @Override
            public byte[] fingerprintMaster() {
                return key.clone();
            }

            @Override
            public byte[] capabilityKey() {
                return key.clone();
            }
        };
    }
}
