package io.mintmark.simulator.acquirer;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the card's number, as the published test cards have it, or by the cardholder's name, which has the last word
 * on every number that is one. Every other number with its check digit approves.
 */
final class Issuer {
    private static final String INVALID_NUMBER = "14";
    private static final String GENERIC_DECLINE = "05";
    private static final String INSUFFICIENT_FUNDS = "51";
    private static final String STOLEN = "43";
    private static final String EXPIRED = "54";
    private static final String WRONG_CODE = "N7";
    private static final String PROCESSING_ERROR = "96";
    private static final String STORES_BUT_NEVER_PAYS = "4000000000000341";
    private static final String CODE_NEVER_FITS = "4000000000000101";
    private static final long SMALL = 100;

    private static final Map<String, String> DECLINED = Map.of(
            "4000000000000002", GENERIC_DECLINE,
            "4000008400001629", GENERIC_DECLINE,
            "4000000000009995", INSUFFICIENT_FUNDS,
            "4000008260003178", INSUFFICIENT_FUNDS,
            "4000000000009987", "41",
            "4000000000009979", STOLEN,
            "4000000000000069", EXPIRED,
            "4000000000000127", WRONG_CODE,
            "4000000000000119", PROCESSING_ERROR);

    private static final Map<String, String> BY_NAME = Map.of(
            "APPROVED", ResponseCodes.APPROVED,
            "REFERRAL", "01",
            "DECLINED", GENERIC_DECLINE,
            "BLOCK_CARD", STOLEN,
            "INSUFFICIENT_FUNDS", INSUFFICIENT_FUNDS,
            "CARD_EXPIRED", EXPIRED,
            "INCORRECT_CODE", WRONG_CODE,
            "ERROR", PROCESSING_ERROR);

    /** @param today in UTC */
    Verdict decide(AuthorizationRequest request, YearMonth today) {
        PresentedCard card = request.credential().card();
        if (card == null) {
            return new Verdict(INVALID_NUMBER, null, null);
        }
        String responseCode = responseCode(request, card, today);
        return new Verdict(responseCode, securityCodeResult(card, responseCode), AddressCheck.of(card));
    }

    private static String responseCode(AuthorizationRequest request, PresentedCard card, YearMonth today) {
        if (request.terms().capture() && request.amount().value() == 0) {
            return ResponseCodes.WRONG_AMOUNT;
        }
        if (!card.hasCheckDigit()) {
            return INVALID_NUMBER;
        }
        return byName(card.holderName()).orElseGet(() -> byNumber(request, card, today));
    }

    private static Optional<String> byName(@Nullable String holderName) {
        return Optional.ofNullable(holderName).map(BY_NAME::get);
    }

    private static String byNumber(AuthorizationRequest request, PresentedCard card, YearMonth today) {
        String declined = DECLINED.get(card.number());
        if (declined != null) {
            return declined;
        }
        if (card.expiry().isBefore(today)) {
            return EXPIRED;
        }
        return card.number().equals(STORES_BUT_NEVER_PAYS) && !isVerification(request)
                ? GENERIC_DECLINE
                : ResponseCodes.APPROVED;
    }

    /** Nothing, next to nothing, or said to be given back. */
    private static boolean isVerification(AuthorizationRequest request) {
        return !request.terms().capture()
                && (request.terms().isVerification() || request.amount().value() <= SMALL);
    }

    private static @Nullable String securityCodeResult(PresentedCard card, String responseCode) {
        if (card.securityCode() == null) {
            return null;
        }
        return WRONG_CODE.equals(responseCode) || card.number().equals(CODE_NEVER_FITS) ? "N" : "M";
    }
}
