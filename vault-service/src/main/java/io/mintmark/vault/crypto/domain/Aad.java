package io.mintmark.vault.crypto.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The circumstances that a sealed value is bound to (additional authenticated data, NIST SP 800-38D). Each part has its
 * length in front, so that no two lists of parts give the same bytes. Nothing that may change belongs in here.
 */
public final class Aad {
    private final byte[] bytes;

    private Aad(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Begins with what the value is for, so that a value sealed for one purpose opens for no other. */
    public static Aad purpose(String purpose) {
        return new Aad(new byte[0]).with(purpose);
    }

    /** Adds a part. */
    public Aad with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number as eight bytes. */
    public Aad with(long part) {
        return with(ByteBuffer.allocate(Long.BYTES).putLong(part).array());
    }

    /** Adds a part. */
    public Aad with(byte[] part) {
        ByteArrayOutputStream longer = new ByteArrayOutputStream(bytes.length + Integer.BYTES + part.length);
        longer.writeBytes(bytes);
        longer.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        longer.writeBytes(part);
        return new Aad(longer.toByteArray());
    }

    /** The bytes to authenticate. */
    public byte[] toBytes() {
        return bytes.clone();
    }
}
