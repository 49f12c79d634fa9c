package io.mintmark.vault.forward.domain;

/**
 * How requests to a destination are signed: HTTP Message Signatures (RFC 9421) with {@code hmac-sha256}.
 *
 * @param keyId by which the destination finds the key
 */
public record Signing(String keyId, byte[] key) {
    @Override
    public String toString() {
        return "Signing[" + keyId + "]";
    }
}
