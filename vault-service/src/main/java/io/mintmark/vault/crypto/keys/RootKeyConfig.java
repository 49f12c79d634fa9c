package io.mintmark.vault.crypto.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the root key comes from. */
@ConfigMapping(prefix = "mintmark.vault")
public interface RootKeyConfig {
    /** {@code dev-file}, for the sandbox only. Key services get names of their own here. */
    @WithDefault("dev-file")
    String rootKeyProvider();

    /** The file of the {@code dev-file} provider. */
    Optional<Path> rootKeyFile();
}
