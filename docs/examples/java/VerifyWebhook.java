import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies a webhook (Standard Webhooks, v1) with nothing but a JDK 17 or newer. */
public final class VerifyWebhook {
    private static final long TOLERANCE_SECONDS = 300;

    private VerifyWebhook() {}

    /**
     * Whether the webhook is genuine and fresh.
     *
     * @param secret {@code whsec_…}, as the answer to the registration showed it
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}
     * @param signatures the header {@code webhook-signature}
     * @param body the bytes as they came, before any parsing
     */
    public static boolean isGenuine(
            String secret, String id, String timestamp, String signatures, byte[] body, Instant now)
            throws GeneralSecurityException {
        if (!timestamp.matches("[0-9]{1,12}")
                || Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            return false;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)))
                .getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String signature : signatures.split(" ")) {
            // While a secret is being replaced there are two signatures, and either will do.
            genuine |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    /** To try it: the secret in WEBHOOK_SECRET, the three headers as arguments, the body on standard input. */
    public static void main(String[] headers) throws IOException, GeneralSecurityException {
        boolean genuine = isGenuine(
                System.getenv("WEBHOOK_SECRET"),
                headers[0],
                headers[1],
                headers[2],
                System.in.readAllBytes(),
                Instant.now());
        System.out.println(genuine ? "genuine" : "refused");
    }
}
