package io.mintmark.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant THEN = Instant.ofEpochSecond(1614265330);

    private final WebhookSignature signature = new WebhookSignature(SECRET);

    @Test
    void thePublishedVectorHolds() {
        assertThat(signature.holds(ID, TIMESTAMP, SIGNATURE, BODY, THEN)).isTrue();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        assertThat(signature.holds(ID, TIMESTAMP, "v1a,abc= v1,wrong= " + SIGNATURE, BODY, THEN))
                .isTrue();
    }

    @Test
    void whatTheIndependentLibrarySignsHolds() throws Exception {
        // given
        String body = "{\"type\":\"session.completed\"}";
        long now = THEN.getEpochSecond();

        // when
        String signed = new Webhook(SECRET).sign("evt_1", now, body);

        // then
        assertThat(signature.holds("evt_1", Long.toString(now), signed, body.getBytes(StandardCharsets.UTF_8), THEN))
                .isTrue();
    }

    @Test
    void anythingElseDoesNotHold() {
        byte[] otherBody = "{\"test\": 1}".getBytes(StandardCharsets.UTF_8);
        assertThat(signature.holds(ID, TIMESTAMP, SIGNATURE, otherBody, THEN)).isFalse();
        assertThat(signature.holds("msg_other", TIMESTAMP, SIGNATURE, BODY, THEN))
                .isFalse();
        assertThat(signature.holds(ID, "1614265331", SIGNATURE, BODY, THEN)).isFalse();
        assertThat(signature.holds(ID, "soon", SIGNATURE, BODY, THEN)).isFalse();
        assertThat(signature.holds(ID, TIMESTAMP, "", BODY, THEN)).isFalse();
        assertThat(signature.holds(null, TIMESTAMP, SIGNATURE, BODY, THEN)).isFalse();
        assertThat(signature.holds(ID, TIMESTAMP, null, BODY, THEN)).isFalse();
    }

    @Test
    void anOldOrFutureTimestampIsAReplay() {
        assertThat(signature.holds(ID, TIMESTAMP, SIGNATURE, BODY, THEN.plusSeconds(300)))
                .isTrue();
        assertThat(signature.holds(ID, TIMESTAMP, SIGNATURE, BODY, THEN.plusSeconds(301)))
                .isFalse();
        assertThat(signature.holds(ID, TIMESTAMP, SIGNATURE, BODY, THEN.minusSeconds(301)))
                .isFalse();
    }
}
