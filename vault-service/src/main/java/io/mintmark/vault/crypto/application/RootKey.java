package io.mintmark.vault.crypto.application;

import io.mintmark.vault.crypto.domain.Aad;
import io.smallrye.mutiny.Uni;

/**
 * The key at the root, wherever it is kept: it wraps the merchants' keys and nothing else, so a key service is asked at
 * most once for a merchant in five minutes. PCI DSS 3.6.1: kept apart from what it protects, and at least as strong.
 */
public interface RootKey {
    /** Wraps a merchant key, bound to its circumstances. */
    Uni<byte[]> wrap(byte[] key, Aad aad);

    /** Unwraps a merchant key; fails with {@link io.mintmark.vault.crypto.domain.NotAuthentic} if it was tampered with. */
    Uni<byte[]> unwrap(byte[] wrapped, Aad aad);

    /** The name under which wraps are recorded. */
    String keyId();

    /** Completes when the key can be used, fails when it can not. */
    Uni<Void> health();
}
