package io.mintmark.vault.forward.application;

import java.util.Arrays;

/** Bytes that grow without leaving copies behind, and that are wiped in the end. */
final class SecretBytes implements AutoCloseable {
    private byte[] bytes = new byte[1_024];
    private int length;

    void put(byte[] more) {
        if (length + more.length > bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.length));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void put(char ascii) {
        put(new byte[] {(byte) ascii});
    }

    /** A copy, which the caller wipes. */
    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }
}
