package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization is to be charged to, as the caller named it.
 *
 * @param profile by which the acquirer knows a payer's card; null where the card itself came
 * @param card null where the profile is of no card
 */
record Credential(@Nullable Profile profile, @Nullable PresentedCard card) {
    static Credential of(PresentedCard card) {
        return new Credential(null, card);
    }

    @Nullable String last4() {
        return card == null ? null : card.last4();
    }

    /** What the books keep of it. */
    KnownCredential known(Hashes hashes) {
        return new KnownCredential(
                profile,
                card == null ? null : card.known(hashes),
                card != null && card.securityCode() != null,
                card != null && card.hasAddress());
    }
}
