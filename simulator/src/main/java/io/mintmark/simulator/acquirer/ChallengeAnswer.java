package io.mintmark.simulator.acquirer;

import java.util.Locale;

/** What a payer does on the issuer's page. */
enum ChallengeAnswer {
    /** Convinces the issuer. */
    PASS,
    /** Does not. */
    FAIL,
    /** Wants no payment any more. */
    CANCEL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChallengeAnswer of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
