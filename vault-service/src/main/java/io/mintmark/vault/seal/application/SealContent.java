package io.mintmark.vault.seal.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.vault.crypto.application.AeadKey;
import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.seal.domain.SealScope;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/**
 * What a seal consists of: format (one byte), id (16), end in milliseconds since 1970 (8), then the code under AES-256-GCM.
 * Everything in front of the code, and the scope, is authenticated.
 *
 * @param id tells seals apart in the record of their use
 */
record SealContent(byte[] id, Instant expiresAt, byte[] ciphertext) {
    /** Bytes of an id. */
    static final int ID = 16;

    private static final byte FORMAT = 1;
    private static final int BEFORE_THE_CODE = 1 + ID + Long.BYTES;

    static SealContent seal(
            AeadKey key, String environment, String keyId, SealScope scope, byte[] id, Instant expiresAt, byte[] code) {
        return new SealContent(id, expiresAt, key.seal(code, aad(environment, keyId, scope, id, expiresAt)));
    }

    /** Takes a seal apart; {@link NotAuthentic} for what is none. */
    static SealContent read(String base64Url) {
        ByteBuffer in;
        try {
            in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64Url));
        } catch (IllegalArgumentException broken) {
            throw new NotAuthentic("not a seal");
        }
        if (in.remaining() <= BEFORE_THE_CODE || in.get() != FORMAT) {
            throw new NotAuthentic("not a seal of a known format");
        }
        byte[] id = new byte[ID];
        in.get(id);
        Instant expiresAt = Instant.ofEpochMilli(in.getLong());
        byte[] ciphertext = new byte[in.remaining()];
        in.get(ciphertext);
        return new SealContent(id, expiresAt, ciphertext);
    }

    /** The code, which the caller wipes; {@link NotAuthentic} if anything differs from when it was sealed. */
    byte[] open(AeadKey key, String environment, String keyId, SealScope scope) {
        return key.open(ciphertext, aad(environment, keyId, scope, id, expiresAt));
    }

    /** As it is recorded. */
    String idText() {
        return Keys.base64Url(id);
    }

    String toBase64Url() {
        return Keys.base64Url(ByteBuffer.allocate(BEFORE_THE_CODE + ciphertext.length)
                .put(FORMAT)
                .put(id)
                .putLong(expiresAt.toEpochMilli())
                .put(ciphertext)
                .array());
    }

    private static Aad aad(String environment, String keyId, SealScope scope, byte[] id, Instant expiresAt) {
        return Aad.purpose("security-code")
                .with(FORMAT)
                .with(environment)
                .with(keyId)
                .with(scope.merchantId())
                .with(scope.subject())
                .with(scope.purpose())
                .with(id)
                .with(expiresAt.toEpochMilli());
    }

    @Override
    public String toString() {
        return "[seal]";
    }
}
