package io.mintmark.webhook.signing.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.signing.domain.WebhookSecret;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Endpoint secrets at rest: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. Merchant and endpoint are part of
 * what is authenticated, so a sealed secret opens in no other row. Form: {@code 0x01 | algorithm | key version (4) |
 * nonce (12) | ciphertext and tag}.
 */
@Singleton
public class SecretSealing {
    private static final byte FORMAT = 1;
    private static final byte AES_256_GCM = 1;
    private static final int KEY_VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 6;
    private static final String PURPOSE = "webhook-endpoint-secret/v1";

    private final SecretKeySpec key;
    private final SecureRandom random;

    SecretSealing(WebhookConfig config, SecureRandom random) {
        byte[] configured = Keys.decode("mintmark.webhook.secret-key", config.secretKey());
        this.key = new SecretKeySpec(Arrays.copyOf(configured, KEY_BYTES), "AES");
        this.random = random;
    }

    /** Seals the secret for this endpoint of this merchant. */
    public byte[] seal(WebhookSecret secret, long merchant, String endpoint) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = header();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, aad(header, merchant, endpoint), secret.bytes());
        return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                .put(header)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} gave for the same endpoint of the same merchant.
     *
     * @throws IllegalStateException if it is anything else
     */
    public WebhookSecret open(byte[] sealed, long merchant, String endpoint) {
        byte[] header = header();
        if (sealed.length <= HEADER_BYTES + NONCE_BYTES
                || !Arrays.equals(header, Arrays.copyOf(sealed, HEADER_BYTES))) {
            throw new IllegalStateException("a webhook secret is sealed in a way that is not known");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(sealed, HEADER_BYTES + NONCE_BYTES, sealed.length);
        return WebhookSecret.ofBytes(run(Cipher.DECRYPT_MODE, nonce, aad(header, merchant, endpoint), ciphertext));
    }

    private byte[] run(int mode, byte[] nonce, byte[] aad, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("a webhook secret cannot be sealed or opened", wrong);
        }
    }

    private static byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(FORMAT)
                .put(AES_256_GCM)
                .putInt(KEY_VERSION)
                .array();
    }

    /** Each part with its length before it, so that no two pairs of merchant and endpoint give the same bytes. */
    private static byte[] aad(byte[] header, long merchant, String endpoint) {
        byte[] purpose = PURPOSE.getBytes(StandardCharsets.UTF_8);
        byte[] id = endpoint.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + 2 * Integer.BYTES + purpose.length + Long.BYTES + id.length)
                .put(header)
                .putInt(purpose.length)
                .put(purpose)
                .putLong(merchant)
                .putInt(id.length)
                .put(id)
                .array();
    }
}
