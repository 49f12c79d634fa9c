package io.mintmark.webhook.signing.domain;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that a sender and a receiver of webhooks share: {@code whsec_} and the standard Base64 of 24 to 64 bytes
 * (Standard Webhooks, "Signature scheme"). It masks itself wherever it is printed.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int GENERATED = 32;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes");
        }
        this.key = key.clone();
    }

    /** A new secret of 256 random bits. */
    public static WebhookSecret generate(SecureRandom random) {
        byte[] key = new byte[GENERATED];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** The secret with these bytes, 24 to 64 of them. */
    public static WebhookSecret ofBytes(byte[] key) {
        return new WebhookSecret(key);
    }

    /**
     * Reads the form that {@link #reveal} gives.
     *
     * @throws IllegalArgumentException if it is no such form; the message does not repeat it
     */
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with whsec_");
        }
        try {
            return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("a webhook secret is whsec_ and the Base64 of 24 to 64 bytes");
        }
    }

    /** The form that its owner is shown once. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** A copy of the bytes, to be sealed. */
    public byte[] bytes() {
        return key.clone();
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
