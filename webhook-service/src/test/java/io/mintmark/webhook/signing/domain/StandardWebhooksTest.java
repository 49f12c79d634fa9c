package io.mintmark.webhook.signing.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    private static final WebhookSecret PUBLISHED = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    @Test
    void thePublishedVectorComesOut() {
        String signature = StandardWebhooks.sign(PUBLISHED, ID, 1614265330, BODY);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theIndependentLibraryAcceptsWhatWeSign() throws Exception {
        WebhookSecret secret = WebhookSecret.generate(new SecureRandom());
        String body = "{\"id\":\"evt_1\",\"data\":{\"name\":\"Ñandú ☂\"}}";
        long now = Instant.now().getEpochSecond();

        String signature = StandardWebhooks.sign(secret, "evt_1", now, body.getBytes(UTF_8));

        Webhook verifier = new Webhook(secret.reveal());
        assertThatCode(() -> verifier.verify(body, headers("evt_1", now, signature)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.verify(body + " ", headers("evt_1", now, signature)))
                .as("a changed byte")
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> verifier.verify(body, headers("evt_2", now, signature)))
                .as("another id")
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> verifier.verify(body, headers("evt_1", now - 1, signature)))
                .as("another time")
                .isInstanceOf(Exception.class);
    }

    @Test
    void anIdWithAFullStopIsRefused() {
        assertThatThrownBy(() -> StandardWebhooks.sign(PUBLISHED, "evt.1", 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretSurvivesItsTextAndMasksItself() {
        WebhookSecret secret = WebhookSecret.generate(new SecureRandom());

        assertThat(secret.bytes()).hasSize(32);
        assertThat(WebhookSecret.parse(secret.reveal()).bytes()).isEqualTo(secret.bytes());
        assertThat(secret).hasToString("whsec_***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_*****"})
    void whatIsNoSecretIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("*****");
    }

    private static HttpHeaders headers(String id, long timestamp, String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(StandardWebhooks.ID, List.of(id));
        headers.put(StandardWebhooks.TIMESTAMP, List.of(Long.toString(timestamp)));
        headers.put(StandardWebhooks.SIGNATURE, List.of(signature));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
