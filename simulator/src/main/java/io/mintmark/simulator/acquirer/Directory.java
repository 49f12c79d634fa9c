package io.mintmark.simulator.acquirer;

import java.util.Map;

/**
 * What the networks' directories, and the issuers behind them, say of the payer who names a number: as the published test
 * cards for 3-D Secure have it, and for a range of our own. Every other number takes no part.
 */
final class Directory {
    private static final String NEVER_PASSES = "4055011111111111";
    /** A range of the simulator's own, for numbers that exist once. */
    private static final String OWN_CHALLENGED = "999921";

    private static final Map<String, AuthenticationStatus> BY_NUMBER = Map.ofEntries(
            Map.entry("4000000000003220", AuthenticationStatus.CHALLENGE),
            Map.entry("4000002760003184", AuthenticationStatus.CHALLENGE),
            Map.entry("4000008400001629", AuthenticationStatus.CHALLENGE),
            Map.entry("4000020000000000", AuthenticationStatus.CHALLENGE),
            Map.entry(NEVER_PASSES, AuthenticationStatus.CHALLENGE),
            Map.entry("4000002500003155", AuthenticationStatus.FRICTIONLESS),
            Map.entry("4000000000003055", AuthenticationStatus.FRICTIONLESS),
            Map.entry("4000003800000446", AuthenticationStatus.FRICTIONLESS),
            Map.entry("4000008260003178", AuthenticationStatus.FRICTIONLESS),
            Map.entry("4000008400001280", AuthenticationStatus.UNAVAILABLE),
            Map.entry("4264281500003339", AuthenticationStatus.UNAVAILABLE),
            Map.entry("4264281511112228", AuthenticationStatus.FAILED));

    private Directory() {}

    /** What it says at first. */
    static AuthenticationStatus status(PresentedCard card) {
        return card.number().startsWith(OWN_CHALLENGED)
                ? AuthenticationStatus.CHALLENGE
                : BY_NUMBER.getOrDefault(card.number(), AuthenticationStatus.NOT_ENROLLED);
    }

    /** What it says once the payer has answered. */
    static AuthenticationStatus status(PresentedCard card, ChallengeAnswer answer) {
        return answer == ChallengeAnswer.PASS && !NEVER_PASSES.equals(card.number())
                ? AuthenticationStatus.CHALLENGED
                : AuthenticationStatus.FAILED;
    }
}
