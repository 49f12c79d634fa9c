package io.mintmark.webhook.signing.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The symmetric signature {@code v1} of Standard Webhooks: HMAC-SHA-256 over {@code id.timestamp.body}. The id is the
 * same on all attempts, the timestamp is that of the attempt, the body is signed as the bytes that go out.
 */
public final class StandardWebhooks {
    /** The event's id; the receiver tells repetitions by it. */
    public static final String ID = "webhook-id";

    /** Whole seconds since 1970 at which this attempt was signed. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** {@code v1,} and the padded standard Base64 of the signature. */
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private StandardWebhooks() {}

    /**
     * The value of the header {@link #SIGNATURE}.
     *
     * @param id without a full stop, which would make the signed bytes ambiguous
     * @param epochSecond the value of the header {@link #TIMESTAMP}
     */
    public static String sign(WebhookSecret secret, String id, long epochSecond, byte[] body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("a webhook id has no full stop");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update((id + "." + epochSecond + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
