package io.mintmark.session.merchants.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of an API key: {@code mm_sandbox_} or {@code mm_live_}, 256 random bits in URL-safe Base64, and six
 * characters of checksum. The prefix and the checksum let secret scanners find a leaked key and be sure of it without
 * asking us; they add nothing to its strength.
 */
public final class ApiKeySecret {
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM = Pattern.compile("mm_(sandbox|live)_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}");
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String value;

    private ApiKeySecret(String value) {
        this.value = value;
    }

    /** A new secret for this mode, {@code sandbox} or {@code live}. */
    public static ApiKeySecret generate(String mode, SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        String body =
                "mm_" + mode + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new ApiKeySecret(body + checksum(body));
    }

    /** Whether the text has the form of a secret and its checksum holds; says nothing of whether the key exists. */
    public static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM;
        return text.substring(end).equals(checksum(text.substring(0, end)));
    }

    /** The secret itself: for the one answer that shows it, and for hashing. */
    public String reveal() {
        return value;
    }

    /** CRC-32 as six base-62 digits; 62^6 exceeds 2^32, so six always suffice. */
    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM];
        for (int place = CHECKSUM - 1; place >= 0; place--) {
            digits[place] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[…]";
    }
}
