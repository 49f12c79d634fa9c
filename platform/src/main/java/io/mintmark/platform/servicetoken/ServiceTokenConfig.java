package io.mintmark.platform.servicetoken;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How services prove to each other who calls. */
@ConfigMapping(prefix = "mintmark.service-tokens")
public interface ServiceTokenConfig {
    /** This service's private JWK (RFC 7517, EC P-256); its {@code kid} is the service's name. */
    String privateKey();

    /** JWK set of the public keys of all services; each {@code kid} is a service's name. */
    String trustedKeys();

    /** How long a token is good for. */
    @WithDefault("PT5M")
    Duration lifetime();
}
