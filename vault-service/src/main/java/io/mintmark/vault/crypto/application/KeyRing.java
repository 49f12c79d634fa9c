package io.mintmark.vault.crypto.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.crypto.domain.Header;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.crypto.domain.SealedRecord;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One merchant's unwrapped keys: the newest seals, all open. It works on the spot, without I/O, so that it can be used
 * in the middle of a transaction; {@link MerchantKeys} hands it out before the transaction begins.
 */
public final class KeyRing {
    private static final int RECORD_FORMAT = 1;
    private static final int RECORD_KEY_VERSION = 1;

    private final String environment;
    private final MerchantId merchant;
    private final Map<Integer, AeadKey> keys;
    private final AeadKey primary;
    private final SecureRandom random;
    private final AtomicLong wrapsLeft;

    KeyRing(
            String environment,
            MerchantId merchant,
            Map<Integer, AeadKey> keys,
            AeadKey primary,
            long wrapsLeft,
            SecureRandom random) {
        this.environment = environment;
        this.merchant = merchant;
        this.keys = Map.copyOf(keys);
        this.primary = primary;
        this.random = random;
        this.wrapsLeft = new AtomicLong(wrapsLeft);
    }

    /** Whether its share of what the primary key may wrap is used up. */
    boolean isSpent() {
        return wrapsLeft.get() <= 0;
    }

    /** Seals a value under a fresh key, bound to one field of one thing of this merchant. */
    public SealedRecord seal(String keyId, String owner, String field, byte[] plaintext) {
        wrapsLeft.decrementAndGet();
        byte[] key = new byte[AeadKey.LENGTH];
        random.nextBytes(key);
        try {
            byte[] ciphertext = new AeadKey(RECORD_KEY_VERSION, key).seal(plaintext, recordAad(keyId, owner, field));
            return new SealedRecord(keyId, primary.seal(key, wrapAad(keyId, primary.version())), ciphertext);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Opens what {@link #seal} sealed; the caller wipes the result. {@link NotAuthentic} for anything else. */
    public byte[] open(SealedRecord sealed, String owner, String field) {
        int version = Header.keyVersionOf(sealed.wrappedKey());
        AeadKey wrapping = keys.get(version);
        if (wrapping == null) {
            throw new NotAuthentic("this merchant has no key of that version");
        }
        byte[] key = wrapping.open(sealed.wrappedKey(), wrapAad(sealed.keyId(), version));
        try {
            return new AeadKey(RECORD_KEY_VERSION, key)
                    .open(sealed.ciphertext(), recordAad(sealed.keyId(), owner, field));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Aad recordAad(String keyId, String owner, String field) {
        return Aad.purpose("record")
                .with(RECORD_FORMAT)
                .with(environment)
                .with(merchant.value())
                .with(owner)
                .with(field)
                .with(keyId);
    }

    private Aad wrapAad(String keyId, int version) {
        return Aad.purpose("record-key")
                .with(environment)
                .with(merchant.value())
                .with(keyId)
                .with(version);
    }
}
