package io.mintmark.vault.customer.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant tells of a payer.
 *
 * @param referenceId the merchant's own name for the payer, unique among its customers
 * @param address postal address
 * @param metadata whatever the merchant wants to find again
 */
public record CustomerDetails(
        String referenceId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable Document document,
        @Nullable Address address,
        Map<String, String> metadata) {
    public CustomerDetails {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** An identity document, such as type {@code CI}. */
    public record Document(String type, String number) {}

    /**
     * A postal address.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String country) {}

    /** Personal data: never in logs. */
    @Override
    public String toString() {
        return "CustomerDetails[…]";
    }
}
