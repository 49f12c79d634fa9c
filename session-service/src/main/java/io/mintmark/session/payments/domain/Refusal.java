package io.mintmark.session.payments.domain;

import io.mintmark.session.acquirer.domain.RefusalReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody pays.
 *
 * @param reason for programs
 * @param retry whether to try again
 * @param acquirerCode the acquirer's own code; null where it was never asked
 */
public record Refusal(String reason, Retry retry, @Nullable String acquirerCode) {
    private static final String UNAVAILABLE = "acquirer_unavailable";
    private static final String CARD_UNAVAILABLE = "card_unavailable";

    /** Whether to try again. */
    public enum Retry {
        /** The issuer will never say yes. */
        NEVER,
        /** The same may work another time. */
        LATER,
        /** The same will not work; with other data, or another card, it may. */
        OTHER_DATA;

        /** As the API writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The acquirer said no. */
    public static Refusal of(String responseCode) {
        RefusalReason reason = RefusalReason.of(responseCode);
        return new Refusal(reason.label(), retry(reason), responseCode);
    }

    /** The acquirer could not be asked. */
    public static Refusal unavailable() {
        return new Refusal(UNAVAILABLE, Retry.LATER, null);
    }

    /** The card, or its security code, could not be used any more. */
    public static Refusal cardUnavailable() {
        return new Refusal(CARD_UNAVAILABLE, Retry.OTHER_DATA, null);
    }

    /** Whether it failed for a reason that has nothing to do with payer and card. */
    public boolean isTechnical() {
        return acquirerCode == null || reason.equals(RefusalReason.PROCESSING_ERROR.label());
    }

    private static Retry retry(RefusalReason reason) {
        return switch (reason) {
            case LOST_CARD, STOLEN_CARD, BLOCKED_CARD -> Retry.NEVER;
            case INSUFFICIENT_FUNDS, PROCESSING_ERROR, DECLINED, REFERRAL, OTHER -> Retry.LATER;
            case AUTHENTICATION_UNAVAILABLE -> Retry.LATER;
            case EXPIRED_CARD, INCORRECT_SECURITY_CODE, INVALID_NUMBER, AUTHENTICATION_FAILED -> Retry.OTHER_DATA;
        };
    }
}
