package io.mintmark.session.verifications.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take around verifications. */
@ConfigMapping(prefix = "mintmark.verifications")
public interface VerificationConfig {
    /** How long an authorization may be under way; in whole seconds, of which the acquirer's signature loses up to one. */
    @WithDefault("PT5S")
    Duration sendWithin();

    /** For how long after that the acquirer is asked before the payer is told to wait. */
    @WithDefault("PT3.5S")
    Duration askFor();

    /** How long to wait before asking the acquirer again. */
    @WithDefault("PT0.5S")
    Duration askAgain();

    /** How long a new verification belongs to the request that sends it: longer than such a request takes. */
    @WithDefault("PT11S")
    Duration sendLease();

    /** In which currency nothing is authorized to see whether a saved card is alive. */
    @WithDefault("USD")
    String currency();

    /** How often verifications without an outcome are looked for. */
    @WithDefault("5s")
    String resolveEvery();

    /** How long one replica has for asking before another may; shorter than {@code resolveEvery}. */
    @WithDefault("PT4S")
    Duration resolveLease();

    /** How long after it could last be sent a payer is set free, though the acquirer cannot be asked. */
    @WithDefault("PT105S")
    Duration giveUpAfter();

    /** How often amounts to be released are looked for; usually it happens at once. */
    @WithDefault("5s")
    String releaseEvery();

    /** How long one replica has for releasing an amount before it is tried again. */
    @WithDefault("PT10S")
    Duration releaseLease();
}
