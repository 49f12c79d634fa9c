package io.mintmark.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.merchant.KeyView;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.secret.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A merchant that other services hear of, with one API key. */
public final class TestMerchant {
    /** All scopes there are. */
    public static final List<String> ALL_SCOPES = List.of(
            "sessions:write",
            "sessions:read",
            "payments:write",
            "payments:read",
            "customers:write",
            "customers:read",
            "instruments:read",
            "instruments:write",
            "card:write",
            "card:forward",
            "webhooks:write",
            "webhooks:read");

    private static final AtomicLong NUMBERS = new AtomicLong(90_000);

    private final long id;
    private final String secret;
    private final List<String> scopes;
    private final boolean threeDSecure;
    private final AtomicLong sequence = new AtomicLong();

    private TestMerchant(List<String> scopes, boolean threeDSecure) {
        this.id = NUMBERS.incrementAndGet();
        this.secret = "mm_sandbox_test_secret_of_" + id;
        this.scopes = scopes;
        this.threeDSecure = threeDSecure;
    }

    /** Announces a new merchant whose key has all scopes. */
    public static TestMerchant announce() {
        return announce(ALL_SCOPES);
    }

    /** Announces a new merchant whose key has these scopes. */
    public static TestMerchant announce(List<String> scopes) {
        return announced(new TestMerchant(scopes, false));
    }

    /** Announces a new merchant that has its payers authenticated, and whose key has all scopes. */
    public static TestMerchant announceAuthenticating() {
        return announced(new TestMerchant(ALL_SCOPES, true));
    }

    private static TestMerchant announced(TestMerchant merchant) {
        merchant.publish("active", true);
        return merchant;
    }

    /** Publishes the merchant's state anew. */
    public void publish(String status, boolean withKey) {
        KeyView key = new KeyView(keyId(), hash(), scopes);
        MerchantStateData state = new MerchantStateData(
                new MerchantView(id, "Test merchant " + id, status, List.of(), List.of(), threeDSecure, false),
                withKey ? List.of(key) : List.of(),
                1);
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                    EventType.MERCHANT_STATE.topic().name(),
                    Long.toString(id),
                    new ObjectMapper().writeValueAsBytes(state));
            record.headers()
                    .add(
                            CloudEventAttributes.header(CloudEventAttributes.SEQUENCE),
                            CloudEventAttributes.sequence(sequence.incrementAndGet())
                                    .getBytes(StandardCharsets.UTF_8));
            TestProducer.send(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public long id() {
        return id;
    }

    public String keyId() {
        return "key_of_" + id;
    }

    public String secret() {
        return secret;
    }

    /** The value of the {@code Authorization} header. The view hears of a new merchant within a second: wait for it. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((keyId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private String hash() {
        byte[] pepper = Base64.getDecoder().decode(TestKeys.pepper());
        return Keys.base64Url(Keys.hmac(pepper, Keys.utf8("api-key/v1|"), Keys.utf8(secret)));
    }
}
