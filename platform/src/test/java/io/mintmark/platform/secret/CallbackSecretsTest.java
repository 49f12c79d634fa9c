package io.mintmark.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class CallbackSecretsTest {
    private final CallbackSecrets secrets = new CallbackSecrets(new byte[32]);

    @Test
    void aSecretIsAlwaysTheSameAndDiffersByMerchantVersionAndMaster() {
        String secret = secrets.secretOf(10001, 1);

        assertThat(secret).isEqualTo(new CallbackSecrets(new byte[32]).secretOf(10001, 1));
        assertThat(secret).isNotEqualTo(secrets.secretOf(10002, 1));
        assertThat(secret).isNotEqualTo(secrets.secretOf(10001, 2));
        assertThat(secret).isNotEqualTo(new CallbackSecrets(new byte[33]).secretOf(10001, 1));
    }

    @Test
    void aSecretHasTheFormOfStandardWebhooks() {
        String secret = secrets.secretOf(10001, 1);

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32).isEqualTo(secrets.keyOf(10001, 1));
    }

    @Test
    void aWeakKeyStopsTheStartWithoutBeingShown() {
        String shortKey = Base64.getEncoder().encodeToString(new byte[31]);

        assertThatThrownBy(() -> Keys.decode("mintmark.x", shortKey))
                .hasMessage("mintmark.x is shorter than 32 bytes")
                .hasMessageNotContaining(shortKey);
        assertThatThrownBy(() -> Keys.decode("mintmark.x", "%%%")).hasMessage("mintmark.x is not Base64");
    }

    /** RFC 4231, test case 2. */
    @Test
    void theHmacIsThatOfTheRfc() {
        byte[] mac = Keys.hmac(Keys.utf8("Jefe"), Keys.utf8("what do ya want "), Keys.utf8("for nothing?"));

        assertThat(mac).asHexString().isEqualTo("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
    }
}
