package io.mintmark.vault.customer.api;

import io.mintmark.contracts.instrument.AddressView;
import io.mintmark.vault.customer.domain.CustomerDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a merchant sends of a customer, to create and to replace alike. */
record CustomerRequest(
        @NotBlank @Size(max = 100) String referenceId,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Size(max = 100) String firstName,
        @Nullable @Size(max = 100) String lastName,
        @Nullable @Size(max = 32) String phone,
        @Nullable @Valid DocumentRequest document,
        @Nullable @Valid AddressRequest address,
        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 500) String> metadata) {

    record DocumentRequest(@NotBlank @Size(max = 20) String type, @NotBlank @Size(max = 40) String number) {}

    record AddressRequest(
            @Nullable @Size(max = 120) String line1,
            @Nullable @Size(max = 120) String line2,
            @Nullable @Size(max = 80) String city,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 80) String state,
            @Nullable @Pattern(regexp = "[A-Z]{2}", message = "invalid_format: Use the two letters of ISO 3166-1.") String country) {
        CustomerDetails.Address toAddress() {
            return new CustomerDetails.Address(line1, line2, city, postalCode, state, country);
        }
    }

    CustomerDetails toDetails() {
        return new CustomerDetails(
                referenceId,
                email,
                firstName,
                lastName,
                phone,
                document == null ? null : new CustomerDetails.Document(document.type(), document.number()),
                address == null ? null : address.toAddress(),
                metadata == null ? Map.of() : metadata);
    }

    static @Nullable AddressView view(CustomerDetails.@Nullable Address address) {
        return address == null
                ? null
                : new AddressView(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.postalCode(),
                        address.state(),
                        address.country());
    }

    @Override
    public String toString() {
        return "CustomerRequest[…]";
    }
}
