package io.mintmark.vault.customer.persistence;

import io.mintmark.vault.customer.domain.Customer;
import io.mintmark.vault.customer.domain.CustomerDetails;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the register. */
@Entity(name = "Customer")
@Table(name = "customer")
class CustomerEntity extends PanacheEntityBase {
    @Id
    String id;

    @Column(name = "merchant_id", updatable = false)
    long merchantId;

    @Column(name = "reference_id")
    String referenceId;

    @Nullable String email;

    @Nullable @Column(name = "first_name")
    String firstName;

    @Nullable @Column(name = "last_name")
    String lastName;

    @Nullable String phone;

    @Nullable @Column(name = "document_type")
    String documentType;

    @Nullable @Column(name = "document_number")
    String documentNumber;

    @Nullable String address;

    String metadata;

    @Version
    long sequence;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    void take(Customer customer) {
        CustomerDetails details = customer.details();
        id = customer.id();
        merchantId = customer.merchantId();
        referenceId = details.referenceId();
        email = details.email();
        firstName = details.firstName();
        lastName = details.lastName();
        phone = details.phone();
        CustomerDetails.Document document = details.document();
        documentType = document == null ? null : document.type();
        documentNumber = document == null ? null : document.number();
        CustomerDetails.Address postal = details.address();
        address = postal == null ? null : JsonText.write(postal);
        metadata = JsonText.write(details.metadata());
        createdAt = customer.createdAt();
        updatedAt = customer.updatedAt();
    }

    Customer toCustomer() {
        CustomerDetails details = new CustomerDetails(
                referenceId,
                email,
                firstName,
                lastName,
                phone,
                documentType == null || documentNumber == null
                        ? null
                        : new CustomerDetails.Document(documentType, documentNumber),
                address == null ? null : JsonText.read(address, CustomerDetails.Address.class),
                JsonText.readMap(metadata));
        return new Customer(id, merchantId, details, createdAt, updatedAt);
    }
}
