package io.mintmark.webhook.signing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.webhook.signing.domain.WebhookSecret;
import io.mintmark.webhook.testing.TestConfig;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretSealingTest {
    private final SecretSealing sealing =
            new SecretSealing(TestConfig.withDeadline(Duration.ofSeconds(20)), new SecureRandom());
    private final WebhookSecret secret = WebhookSecret.generate(new SecureRandom());

    @Test
    void aSealedSecretOpensForItsEndpoint() {
        byte[] sealed = sealing.seal(secret, 10001, "whe_1");

        assertThat(sealing.open(sealed, 10001, "whe_1").reveal()).isEqualTo(secret.reveal());
        assertThat(sealed).hasSize(6 + 12 + 32 + 16);
        assertThat(sealing.seal(secret, 10001, "whe_1"))
                .as("a nonce of its own")
                .isNotEqualTo(sealed);
    }

    @Test
    void itOpensForNoOtherEndpointOrMerchant() {
        byte[] sealed = sealing.seal(secret, 10001, "whe_1");

        assertThatThrownBy(() -> sealing.open(sealed, 10002, "whe_1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(sealed, 10001, "whe_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] sealed = sealing.seal(secret, 10001, "whe_1");

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealing.open(changed, 10001, "whe_1"))
                    .as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> sealing.open(new byte[3], 10001, "whe_1")).isInstanceOf(IllegalStateException.class);
    }
}
