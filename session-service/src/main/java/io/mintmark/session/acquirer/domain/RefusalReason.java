package io.mintmark.session.acquirer.domain;

import java.util.Locale;

/** Why an acquirer refuses, apart from its own codes. */
public enum RefusalReason {
    DECLINED("05"),
    INSUFFICIENT_FUNDS("51"),
    LOST_CARD("41"),
    STOLEN_CARD("43"),
    EXPIRED_CARD("54"),
    INCORRECT_SECURITY_CODE("N7"),
    PROCESSING_ERROR("96"),
    INVALID_NUMBER("14"),
    BLOCKED_CARD("62"),
    /** The bank could not confirm that it was the payer. */
    AUTHENTICATION_FAILED("1A"),
    /** The bank could not be asked whether it was the payer. */
    AUTHENTICATION_UNAVAILABLE("6P"),
    /** The issuer wants to be called. */
    REFERRAL("01"),
    /** A code that we have no name for. */
    OTHER("");

    private final String responseCode;

    RefusalReason(String responseCode) {
        this.responseCode = responseCode;
    }

    /** The reason behind a response code. */
    public static RefusalReason of(String responseCode) {
        for (RefusalReason reason : values()) {
            if (reason.responseCode.equals(responseCode)) {
                return reason;
            }
        }
        return OTHER;
    }

    /** For programs: {@code insufficient_funds}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people: {@code insufficient funds}. */
    public String words() {
        return label().replace('_', ' ');
    }
}
