package io.mintmark.simulator.acquirer;

/**
 * A payer's first answer to a challenge.
 *
 * @param reference of the authorization that waits for it
 */
record Answered(String reference, ChallengeAnswer answer) implements Entry {}
