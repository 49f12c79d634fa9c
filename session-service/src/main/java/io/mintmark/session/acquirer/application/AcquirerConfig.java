package io.mintmark.session.acquirer.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By which of the vault's destination profiles the acquirer is reached, and how long that may take. */
@ConfigMapping(prefix = "mintmark.acquirer")
public interface AcquirerConfig {
    /** Where authorizations go. */
    @WithDefault("acquirer.authorize")
    String authorizeProfile();

    /** Where authorizations go that bring the billing address which is to be compared. */
    @WithDefault("acquirer.authorize-at-address")
    String authorizeAtAddressProfile();

    /** Where voids go. */
    @WithDefault("acquirer.void")
    String voidProfile();

    /** Where captures go. */
    @WithDefault("acquirer.capture")
    String captureProfile();

    /** Where refunds go. */
    @WithDefault("acquirer.refund")
    String refundProfile();

    /** Where completions go: of authorizations whose payer has answered a challenge. */
    @WithDefault("acquirer.complete")
    String completeProfile();

    /**
     * Origins (scheme, host and port) of the pages on which payers answer challenges. A challenge at any other is not
     * followed, and without an origin here none is.
     */
    Optional<List<URI>> challengeOrigins();

    /** What payers and merchants see of it. */
    @WithDefault("simulator")
    String name();

    /** Where questions go. */
    @WithDefault("acquirer.status")
    String statusProfile();

    /** How long an authorization or a void may take, the vault's part included; it gives the acquirer 5 s. */
    @WithDefault("PT5.5S")
    Duration deadline();

    /** How long a question may take. */
    @WithDefault("PT3S")
    Duration statusDeadline();
}
