package io.mintmark.vault.crypto.domain;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The six bytes in front of everything sealed: format {@code 0x01}, algorithm, version of the key (four bytes). SQL can
 * count rows by key version with them; what follows is nonce (12), ciphertext and tag (16).
 */
public final class Header {
    /** How many bytes it takes. */
    public static final int LENGTH = 6;

    private static final byte FORMAT = 1;
    private static final byte AES_256_GCM = 1;
    private static final int SHORTEST = LENGTH + 12 + 16;

    private Header() {}

    /** The header of a value sealed by this version of a key. */
    public static byte[] of(int keyVersion) {
        return ByteBuffer.allocate(LENGTH)
                .put(FORMAT)
                .put(AES_256_GCM)
                .putInt(keyVersion)
                .array();
    }

    /** The version of the key that sealed the value; {@link NotAuthentic} for what is no sealed value. */
    public static int keyVersionOf(byte[] sealed) {
        if (sealed.length < SHORTEST || sealed[0] != FORMAT || sealed[1] != AES_256_GCM) {
            throw new NotAuthentic("not a sealed value of a known format");
        }
        return ByteBuffer.wrap(sealed, 2, Integer.BYTES).getInt();
    }

    /** A sealed value without its header. */
    public static byte[] strip(byte[] sealed) {
        return Arrays.copyOfRange(sealed, LENGTH, sealed.length);
    }
}
