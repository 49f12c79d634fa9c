package io.mintmark.vault.crypto.domain;

/**
 * A value sealed under a key of its own. The two halves are stored in tables of their own, because forgetting the key is
 * what shreds the value.
 *
 * @param keyId of the record key; authenticated with both halves
 * @param wrappedKey the record key, sealed by a merchant key
 * @param ciphertext the value, sealed by the record key
 */
public record SealedRecord(String keyId, byte[] wrappedKey, byte[] ciphertext) {
    @Override
    public String toString() {
        return "SealedRecord[" + keyId + "]";
    }
}
