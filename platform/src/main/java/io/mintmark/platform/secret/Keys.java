package io.mintmark.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Symmetric keys from configuration: standard Base64, at least 256 bits. */
public final class Keys {
    private static final int SHORTEST = 32;
    private static final String HMAC = "HmacSHA256";

    private Keys() {}

    /** Decodes a configured key; a short or broken one stops the start-up without being printed. */
    public static byte[] decode(String property, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(property + " is not Base64");
        }
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(property + " is shorter than 32 bytes");
        }
        return key;
    }

    /** HMAC-SHA-256 (RFC 2104) of the parts, one after the other. */
    public static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** UTF-8 bytes, to feed {@link #hmac}. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Unpadded URL-safe Base64 (RFC 4648 section 5). */
    public static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
