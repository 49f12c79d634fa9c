package io.mintmark.session.sessions.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take around sessions, and the key of the payers' links. */
@ConfigMapping(prefix = "mintmark.sessions")
public interface SessionConfig {
    /** Base64 of at least 32 bytes: makes the tokens in payers' links. Changing it closes every open link. */
    String linkKey();

    /** How long a session lives unless its merchant says otherwise. */
    @WithDefault("PT1H")
    Duration lifetime();

    /** How often sessions whose time has run out are ended; reading one ends it too. */
    @WithDefault("5s")
    String sweepEvery();

    /** Upper bound of sessions ended in one transaction. */
    @WithDefault("500")
    int sweepBatch();

    /** How long a completion waits for another one that came before it. */
    @WithDefault("PT5S")
    Duration waitForWinner();

    /**
     * After how long a completion is answered with how the session stands, while it goes on. The whole chain from the
     * card page's submit has 10 s, of which the vault waits 9 for us.
     */
    @WithDefault("PT8.5S")
    Duration answerWithin();

    /** How long the vault may take to activate a card. The whole chain from the card page's submit has 10 s. */
    @WithDefault("PT2.5S")
    Duration activationDeadline();

    /** How long any other call to the vault may take. */
    @WithDefault("PT2S")
    Duration vaultDeadline();

    /** How often sessions that a crash left in processing are looked for. */
    @WithDefault("10s")
    String resolveEvery();

    /** After how long a session counts as left behind: well beyond every deadline of a live completion. */
    @WithDefault("PT30S")
    Duration leftBehindAfter();

    /**
     * After how long a payment that was approved goes on without its card, if the vault does not say whether the card
     * is saved.
     */
    @WithDefault("PT70S")
    Duration storeWithin();

    /** How long one replica has for resolving a session before another may try. */
    @WithDefault("PT20S")
    Duration resolveLease();
}
