package io.mintmark.vault.crypto.keys;

import io.mintmark.vault.crypto.application.AeadKey;
import io.mintmark.vault.crypto.application.HashKeys;
import io.mintmark.vault.crypto.application.RootKey;
import io.mintmark.vault.crypto.domain.Aad;
import io.smallrye.mutiny.Uni;

/** A root key from a file beside the service: good for development, refused in live mode. */
final class DevFileRootKey implements RootKey, HashKeys {
    private static final int VERSION = 1;

    private final String keyId;
    private final AeadKey key;
    private final byte[] fingerprintMaster;
    private final byte[] capabilityKey;

    DevFileRootKey(RootKeyFile file, String environment) {
        if (!file.environment().equals(environment)) {
            throw new IllegalStateException("the root key file is for the environment " + file.environment()
                    + ", this vault runs in " + environment);
        }
        this.keyId = file.keyId();
        this.key = new AeadKey(VERSION, file.kek());
        this.fingerprintMaster = file.fingerprint();
        this.capabilityKey = file.capability();
    }

    @Override
    public Uni<byte[]> wrap(byte[] plain, Aad aad) {
        return Uni.createFrom().item(() -> key.seal(plain, aad));
    }

    @Override
    public Uni<byte[]> unwrap(byte[] wrapped, Aad aad) {
        return Uni.createFrom().item(() -> key.open(wrapped, aad));
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public Uni<Void> health() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public byte[] fingerprintMaster() {
        return fingerprintMaster.clone();
    }

    @Override
    public byte[] capabilityKey() {
        return capabilityKey.clone();
    }
}
