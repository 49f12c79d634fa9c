package io.mintmark.vault.crypto.keys;

import io.mintmark.platform.runtime.Mode;
import io.mintmark.vault.crypto.application.HashKeys;
import io.mintmark.vault.crypto.application.RootKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Chooses the provider of the root key, at start-up: a vault that cannot have its keys does not start. */
@Startup
@Singleton
class RootKeys {
    private final DevFileRootKey provider;

    @Inject
    RootKeys(RootKeyConfig config, Mode mode) {
        this(config, mode.label());
    }

    RootKeys(RootKeyConfig config, String environment) {
        if (!config.rootKeyProvider().equals("dev-file")) {
            throw new IllegalArgumentException("mintmark.vault.root-key-provider names no provider: use dev-file");
        }
        if (environment.equals("live")) {
            throw new IllegalStateException(
                    "mintmark.vault.root-key-provider=dev-file is for development and is refused in live mode");
        }
        Path file = config.rootKeyFile()
                .orElseThrow(() -> new IllegalArgumentException("mintmark.vault.root-key-file is not set"));
        this.provider = new DevFileRootKey(RootKeyFile.read(file), environment);
    }

    @Produces
    @Singleton
    RootKey rootKey() {
        return provider;
    }

    @Produces
    @Singleton
    HashKeys hashKeys() {
        return provider;
    }
}
