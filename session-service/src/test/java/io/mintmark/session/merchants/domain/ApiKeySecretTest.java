package io.mintmark.session.merchants.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aSecretTellsItsModeAndPassesItsOwnCheck() {
        ApiKeySecret secret = ApiKeySecret.generate("sandbox", random);

        assertThat(secret.reveal()).matches("mm_sandbox_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}");
        assertThat(ApiKeySecret.isWellFormed(secret.reveal())).isTrue();
    }

    @Test
    void everySingleChangedCharacterBreaksTheChecksum() {
        String secret = ApiKeySecret.generate("live", random).reveal();

        for (int place = "mm_live_".length(); place < secret.length(); place++) {
            char other = secret.charAt(place) == 'A' ? 'B' : 'A';
            String changed = secret.substring(0, place) + other + secret.substring(place + 1);
            assertThat(ApiKeySecret.isWellFormed(changed)).as("place %d", place).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mm_sandbox_", "sk_live_abcdefghijklmnopqrstuvwxyz"})
    void otherTextsAreNotWellFormed(String text) {
        assertThat(ApiKeySecret.isWellFormed(text)).isFalse();
    }

    @Test
    void twoSecretsDifferAndNeitherPrintsItself() {
        ApiKeySecret one = ApiKeySecret.generate("live", random);
        ApiKeySecret two = ApiKeySecret.generate("live", random);

        assertThat(one.reveal()).isNotEqualTo(two.reveal());
        assertThat(one).hasToString("ApiKeySecret[…]");
    }
}
