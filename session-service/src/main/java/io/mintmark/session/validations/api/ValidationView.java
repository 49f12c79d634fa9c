package io.mintmark.session.validations.api;

import io.mintmark.session.acquirer.domain.RefusalReason;
import io.mintmark.session.validations.domain.Validation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a saved card is alive.
 *
 * @param paymentInstrument the saved card
 * @param reason why it is not valid
 * @param avs how the billing address compares; null where none was compared
 * @param cvc how the security code compares; null where none was sent
 */
public record ValidationView(
        String paymentInstrument,
        boolean valid,
        @Nullable String reason,
        @Nullable Compared avs,
        @Nullable Compared cvc,
        Instant checkedAt) {
    private static final String UNKNOWN = "The issuer's answer is not known";
    private static final Map<String, String> ADDRESS = Map.of(
            "Y", "Address and postal code match",
            "A", "The address matches, the postal code does not",
            "Z", "The postal code matches, the address does not",
            "N", "Neither the address nor the postal code matches",
            "U", "The issuer does not compare");
    private static final Map<String, String> CODE =
            Map.of("M", "Match", "N", "No match", "P", "Not processed", "U", "The issuer does not compare");

    /**
     * What a comparison gave.
     *
     * @param code the acquirer's
     * @param message the same for people
     */
    public record Compared(String code, String message) {
        private static @Nullable Compared of(@Nullable String code, Map<String, String> words) {
            return code == null ? null : new Compared(code, words.getOrDefault(code, UNKNOWN));
        }
    }

    static ValidationView of(Validation validation) {
        Validation.Answer answer = Objects.requireNonNull(validation.answer());
        return new ValidationView(
                validation.instrument(),
                validation.refusal().isEmpty(),
                validation.refusal().map(RefusalReason::label).orElse(null),
                Compared.of(answer.avs(), ADDRESS),
                Compared.of(answer.cvc(), CODE),
                answer.at());
    }
}
