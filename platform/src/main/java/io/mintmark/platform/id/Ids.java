package io.mintmark.platform.id;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Opaque identifiers: a prefix that tells the kind, then 128 bits, of which the first 48 are the time in milliseconds
 * so that neighbours in time are neighbours in an index, and 80 are random.
 */
@Singleton
public final class Ids {
    private static final char[] CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_BYTES = 10;

    private final InstantSource clock;
    private final SecureRandom random;

    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new identifier such as {@code ses_01kaj3…}: the prefix, an underscore and 26 characters of Crockford's base 32. */
    public String next(String prefix) {
        byte[] entropy = new byte[RANDOM_BYTES];
        random.nextBytes(entropy);
        StringBuilder id =
                new StringBuilder(prefix.length() + 27).append(prefix).append('_');
        long millis = clock.millis();
        for (int place = TIME_CHARACTERS - 1; place >= 0; place--) {
            id.append(CROCKFORD[(int) (millis >>> (5 * place)) & 31]);
        }
        for (int group = 0; group < RANDOM_BYTES; group += 5) {
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | (entropy[group + i] & 0xff);
            }
            for (int place = 7; place >= 0; place--) {
                id.append(CROCKFORD[(int) (bits >>> (5 * place)) & 31]);
            }
        }
        return id.toString();
    }
}
