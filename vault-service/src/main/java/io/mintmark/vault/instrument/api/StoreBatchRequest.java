package io.mintmark.vault.instrument.api;

import io.mintmark.vault.card.application.EnteredCard;
import io.mintmark.vault.card.application.EnteredDigits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payment-instruments/batch}. */
record StoreBatchRequest(@Size(min = 1, max = MOST) List<Row> cards) {
    /** How many rows a batch may have. */
    static final int MOST = 1_000;

    /** One card. */
    record Row(
            @Nullable @Pattern(
                            regexp = "[A-Za-z0-9._:-]{1,64}",
                            message = "invalid_format: Use 1 to 64 letters, digits and . _ : -")
                    String uid,
            EnteredDigits number,
            Integer expMonth,
            Integer expYear,
            @Nullable EnteredDigits cvc,
            @Nullable @Size(min = 1, max = 64) String customerId,
            @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 500) String> metadata) {
        EnteredCard entered() {
            return new EnteredCard(number, expMonth, expYear, cvc, null);
        }
    }

    @Override
    public String toString() {
        return "StoreBatchRequest[…]";
    }
}
