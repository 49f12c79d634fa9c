package io.mintmark.vault.instrument.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/payment-instruments/{id}}: what is left out stays, null takes away (RFC 7396). */
record ChangeInstrumentRequest(
        @Nullable Expiry card,
        @Nullable @Valid BillingAddressRequest billingAddress,
        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 40) String, @Nullable @Size(max = 500) String> metadata,
        @JsonProperty("default") @Nullable Boolean isDefault) {
    /** When the card expires. */
    record Expiry(@Nullable Integer expMonth, @Nullable Integer expYear) {}
}
