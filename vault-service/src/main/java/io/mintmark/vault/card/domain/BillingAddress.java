package io.mintmark.vault.card.domain;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the holder gets the card's statements. Personal data: never in logs.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record BillingAddress(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String state,
        @Nullable String country) {
    /** Whether nothing is known. */
    public boolean isEmpty() {
        return Stream.of(this.line1, line2, city, postalCode, state, country).allMatch(part -> part == null);
    }

    @Override
    public String toString() {
        return "BillingAddress[…]";
    }
}
