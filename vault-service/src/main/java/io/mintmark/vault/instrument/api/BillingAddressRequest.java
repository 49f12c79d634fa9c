package io.mintmark.vault.instrument.api;

import io.mintmark.vault.card.domain.BillingAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Where the card's holder gets the statements, as merchants send it. */
record BillingAddressRequest(
        @Nullable @Size(max = 100) String line1,
        @Nullable @Size(max = 100) String line2,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 20) String postalCode,
        @Nullable @Size(max = 100) String state,
        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "invalid_format: Use the two letters of ISO 3166-1.") String country) {
    @Nullable BillingAddress toAddress() {
        BillingAddress address = new BillingAddress(line1, line2, city, postalCode, state, country);
        return address.isEmpty() ? null : address;
    }

    @Override
    public String toString() {
        return "BillingAddressRequest[…]";
    }
}
