package io.mintmark.vault.customer.api;

import io.mintmark.contracts.instrument.AddressView;
import io.mintmark.vault.customer.domain.Customer;
import io.mintmark.vault.customer.domain.CustomerDetails;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as the API shows it. */
record CustomerView(
        String id,
        String referenceId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable DocumentView document,
        @Nullable AddressView address,
        Map<String, String> metadata,
        Instant createdAt,
        Instant updatedAt) {

    record DocumentView(String type, String number) {}

    static CustomerView of(Customer customer) {
        CustomerDetails details = customer.details();
        CustomerDetails.Document document = details.document();
        return new CustomerView(
                customer.id(),
                details.referenceId(),
                details.email(),
                details.firstName(),
                details.lastName(),
                details.phone(),
                document == null ? null : new DocumentView(document.type(), document.number()),
                CustomerRequest.view(details.address()),
                details.metadata(),
                customer.createdAt(),
                customer.updatedAt());
    }
}
