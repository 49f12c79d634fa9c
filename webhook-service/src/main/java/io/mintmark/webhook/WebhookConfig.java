package io.mintmark.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "mintmark.webhook")
public interface WebhookConfig {
    /** Base64 of at least 32 bytes: seals the endpoints' secrets. */
    String secretKey();

    /** Whether http to 127.0.0.1 is a target, at any port; for a developer's machine, refused in live mode. */
    @WithDefault("false")
    boolean allowLoopbackHttp();

    /** Address ranges of the cluster's own networks, in CIDR notation, denied besides the special ones. */
    Optional<List<String>> deniedRanges();

    /** Time for one attempt in all: name, connection, TLS, headers and body. */
    @WithDefault("PT20S")
    Duration deadline();

    /** Time for the connection and its TLS handshake, within the deadline. */
    @WithDefault("PT8S")
    Duration connectTimeout();

    /** How long one sender has a delivery to itself; leaves room after the deadline to note the result. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often leases that ran out are taken back. */
    @WithDefault("PT5S")
    Duration reapEvery();

    /** Attempts under way to one endpoint at a time, per replica, before anything is known of it. */
    @WithDefault("4")
    int inFlightPerEndpoint();

    /** The same to one that takes all it is sent. */
    @WithDefault("64")
    int inFlightPerEndpointAtMost();

    /** Attempts under way at a time, per replica. */
    @WithDefault("1024")
    int inFlight();

    /** Pause between looks at the queue while there is work. */
    @WithDefault("PT0.05S")
    Duration pollFastest();

    /** Pause between looks at the queue while there is none. */
    @WithDefault("PT0.25S")
    Duration pollSlowest();

    /** How long a stopping service waits for attempts under way; what is cut off is made again after its lease. */
    @WithDefault("PT5S")
    Duration drain();

    /** Endpoints that one merchant may have. */
    @WithDefault("50")
    int endpointsPerMerchant();
}
