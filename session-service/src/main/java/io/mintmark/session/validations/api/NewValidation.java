package io.mintmark.session.validations.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/validations}.
 *
 * @param billingAddress what to compare instead of the address that is stored with the card
 */
public record NewValidation(
        @NotBlank @Size(max = 64) @Nullable String paymentInstrument, @Valid @Nullable Address billingAddress) {
    /** One line; braces would look like the place of something that only the vault may fill in. */
    static final String PLAIN = "[^\\p{Cc}\\u2028\\u2029{}]*";

    /** A postal address, of which the issuer compares the first line and the postal code. */
    public record Address(
            @Size(max = 100) @Pattern(regexp = PLAIN) @Nullable String line1,
            @Size(max = 100) @Pattern(regexp = PLAIN) @Nullable String line2,
            @Size(max = 100) @Pattern(regexp = PLAIN) @Nullable String city,
            @Size(max = 20) @Pattern(regexp = PLAIN) @Nullable String postalCode,
            @Size(max = 100) @Pattern(regexp = PLAIN) @Nullable String state,
            @Pattern(regexp = "[A-Z]{2}", message = "invalid_format: Give an ISO 3166-1 alpha-2 code.") @Nullable String country) {
        @Override
        public String toString() {
            return "Address[…]";
        }
    }
}
