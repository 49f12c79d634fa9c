package io.mintmark.platform.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How callers are recognised. */
@ConfigMapping(prefix = "mintmark.auth")
public interface AuthConfig {
    /** Base64 of at least 32 bytes: keys the hashes of API-key secrets, so that a stolen table opens nothing. */
    String pepper();

    /** Public JWK (RFC 7517, EC P-256) that verifies operators' tokens. */
    String operatorKey();

    /** Who issues operators' tokens. */
    @WithDefault("mintmark-operator")
    String operatorIssuer();

    /** What operators' tokens must be meant for. */
    @WithDefault("mintmark")
    String operatorAudience();

    /** How long a verified token is remembered at the most. */
    @WithDefault("PT5M")
    Duration rememberVerified();
}
