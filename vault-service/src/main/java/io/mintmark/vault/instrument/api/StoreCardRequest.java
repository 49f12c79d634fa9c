package io.mintmark.vault.instrument.api;

import io.mintmark.vault.card.application.EnteredCard;
import io.mintmark.vault.card.application.EnteredDigits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payment-instruments}. The card itself is checked by {@link io.mintmark.vault.card.application.CheckCard}. */
record StoreCardRequest(
        @Nullable @Pattern(regexp = "card", message = "unsupported_value: Use card.") String type,
        @NotNull Card card,
        @Nullable @Valid BillingAddressRequest billingAddress,
        @Nullable @Size(min = 1, max = 64) String customerId,
        @Nullable @Pattern(regexp = "store|temporal", message = "unsupported_value: Use store or temporal.") String storage,
        @Nullable Boolean enableNetworkToken,
        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 500) String> metadata) {
    /** Required parts are told by the check of the card, beside what is wrong with the others. */
    record Card(
            EnteredDigits number,
            Integer expMonth,
            Integer expYear,
            @Nullable EnteredDigits cvc,
            @Nullable String cardholderName) {
        EnteredCard entered() {
            return new EnteredCard(number, expMonth, expYear, cvc, cardholderName);
        }
    }

    @Override
    public String toString() {
        return "StoreCardRequest[…]";
    }
}
