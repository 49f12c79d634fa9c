package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.Nullable;

/**
 * A challenge as its page shows it.
 *
 * @param answer the payer's first one; null if there is none yet
 * @param open whether an answer would count
 */
record ChallengeView(
        Challenge challenge,
        String merchant,
        Money amount,
        @Nullable String last4,
        @Nullable ChallengeAnswer answer,
        boolean open) {
    static ChallengeView of(Account account, Challenge challenge) {
        Authorization authorization = account.authorization();
        return new ChallengeView(
                challenge,
                authorization.merchant(),
                authorization.amount(),
                authorization.credential().last4(),
                account.answer(),
                account.awaitsAnswer());
    }
}
