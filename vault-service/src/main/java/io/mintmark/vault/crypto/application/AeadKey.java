package io.mintmark.vault.crypto.application;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.crypto.domain.Header;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * One version of a key for AES-256-GCM (NIST SP 800-38D): random 96-bit nonce, 128-bit tag. What it seals begins with
 * the {@link Header}, which is authenticated as well. A random nonce limits one key to 2^32 values.
 */
public final class AeadKey {
    /** Bytes of a key. */
    public static final int LENGTH = 32;

    private final int version;
    private final AesGcmJce aead;

    /** @param key 32 bytes, copied: the caller wipes its own */
    public AeadKey(int version, byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.version = version;
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    int version() {
        return version;
    }

    /** Seals a value, bound to its circumstances. */
    public byte[] seal(byte[] plaintext, Aad aad) {
        byte[] header = Header.of(version);
        try {
            byte[] sealed = aead.encrypt(plaintext, aad.with(header).toBytes());
            return ByteBuffer.allocate(header.length + sealed.length)
                    .put(header)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM refuses no plaintext of this size", impossible);
        }
    }

    /** The plaintext, which the caller wipes; {@link NotAuthentic} if any bit or any circumstance differs. */
    public byte[] open(byte[] sealed, Aad aad) {
        if (Header.keyVersionOf(sealed) != version) {
            throw new NotAuthentic("sealed by another version of the key");
        }
        try {
            return aead.decrypt(
                    Header.strip(sealed), aad.with(Header.of(version)).toBytes());
        } catch (GeneralSecurityException changed) {
            throw new NotAuthentic("a sealed value does not belong where it was found");
        }
    }
}
