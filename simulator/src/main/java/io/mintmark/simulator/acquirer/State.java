package io.mintmark.simulator.acquirer;

import java.util.Locale;

/** Where an authorization stands. */
enum State {
    AUTHORIZED,
    DECLINED,
    /** Nobody has decided: the payer has to answer the issuer first. */
    CHALLENGE,
    VOIDED,
    /** At least some of it was taken; given back or not. */
    CAPTURED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
