package io.mintmark.session.payments.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take around payments. */
@ConfigMapping(prefix = "mintmark.payments")
public interface PaymentConfig {
    /** How long a step may be under way; in whole seconds, of which the acquirer's signature loses up to one. */
    @WithDefault("PT5S")
    Duration sendWithin();

    /** For how long after that the acquirer is asked before the caller is told that it is pending. */
    @WithDefault("PT3.5S")
    Duration askFor();

    /** How long to wait before asking the acquirer again. */
    @WithDefault("PT0.5S")
    Duration askAgain();

    /** How long a new step belongs to the request that sends it: longer than such a request takes. */
    @WithDefault("PT11S")
    Duration sendLease();

    /** How often steps without an outcome are looked for, and amounts that are to be let go of. */
    @WithDefault("5s")
    String resolveEvery();

    /** How long one replica has for asking before another may; shorter than {@code resolveEvery}. */
    @WithDefault("PT4S")
    Duration resolveLease();

    /** How long one replica has for releasing an amount before it is tried again. */
    @WithDefault("PT10S")
    Duration releaseLease();

    /** How long a payment by API waits for its payer to answer a challenge; one of a session waits as long as that. */
    @WithDefault("PT15M")
    Duration challengeLifetime();

    /** How long an authorized amount may be captured. */
    @WithDefault("P7D")
    Duration authorizationLifetime();

    /** How often authorizations are looked for that nobody captured in time. */
    @WithDefault("60s")
    String expireEvery();
}
