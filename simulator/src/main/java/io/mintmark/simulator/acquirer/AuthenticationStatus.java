package io.mintmark.simulator.acquirer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of asking the payer who it is: 3-D Secure. */
enum AuthenticationStatus {
    /** The issuer knows the payer without asking. */
    FRICTIONLESS,
    /** The issuer asks the payer, who has not come back yet. */
    CHALLENGE,
    /** The issuer asked, and the payer convinced it. */
    CHALLENGED,
    FAILED,
    /** Nobody there could tell. */
    UNAVAILABLE,
    /** The card takes no part. */
    NOT_ENROLLED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuthenticationStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** The code of an authorization that goes no further with it; null if the issuer is asked for the amount. */
    @Nullable String refusal() {
        return switch (this) {
            case FAILED -> ResponseCodes.NOT_AUTHENTICATED;
            case UNAVAILABLE -> ResponseCodes.NO_AUTHENTICATION;
            case FRICTIONLESS, CHALLENGE, CHALLENGED, NOT_ENROLLED -> null;
        };
    }

    /** The electronic commerce indicator; null where the issuer was asked for no amount. */
    @Nullable String eci(boolean mastercard) {
        return switch (this) {
            case FRICTIONLESS, CHALLENGED -> mastercard ? "02" : "05";
            case NOT_ENROLLED -> mastercard ? "00" : "07";
            case CHALLENGE, FAILED, UNAVAILABLE -> null;
        };
    }
}
