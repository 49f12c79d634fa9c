package io.mintmark.vault.seal.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a security code may be on its way. PCI DSS 3.3.1: no longer than until the authorization. */
@ConfigMapping(prefix = "mintmark.vault.seals")
public interface SealConfig {
    /** Life of a seal: at most two minutes, so that its key is destroyed within five. */
    @WithDefault("PT60S")
    Duration lifetime();

    /** How often keys whose last seal has ended are destroyed, or {@code off}. */
    @WithDefault("20s")
    String sweepEvery();
}
