package io.mintmark.simulator.acquirer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** What the acquirer calls things. It follows from the seed and the reference, so that a run can be repeated. */
final class Identifiers {
    private static final int AUTHORIZATION_CODE = 6;
    private static final String NETWORK = "NTX";
    private static final int NETWORK_TRANSACTION = 12;
    private static final int ID = 24;
    private static final int LETTERS_AND_DIGITS = 36;

    private static final long VERSION_BITS = 0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String seed;

    Identifiers(String seed) {
        this.seed = seed;
    }

    /** Our own id of an operation. */
    String operation(String reference) {
        return "acq_" + derived("id", reference, ID).toLowerCase(Locale.ROOT);
    }

    /** Six capital letters and digits. */
    String authorizationCode(String reference) {
        return derived("authorization code", reference, AUTHORIZATION_CODE);
    }

    /** Fifteen characters of which the first three are letters: digits alone could look like a card number. */
    String networkTransaction(String reference) {
        return NETWORK + derived("network transaction", reference, NETWORK_TRANSACTION);
    }

    /** The directory's id of an authentication, in the form of a UUID. */
    String authentication(String reference) {
        ByteBuffer digest = ByteBuffer.wrap(digest("authentication", reference));
        long high = digest.getLong() & ~VERSION_BITS | VERSION_4;
        long low = digest.getLong() & ~VARIANT_BITS | VARIANT;
        return new UUID(high, low).toString();
    }

    private String derived(String purpose, String reference, int length) {
        String text = new BigInteger(1, digest(purpose, reference))
                .toString(LETTERS_AND_DIGITS)
                .toUpperCase(Locale.ROOT);
        return text.substring(text.length() - length);
    }

    private byte[] digest(String purpose, String reference) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((seed + "\n" + purpose + "\n" + reference).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
