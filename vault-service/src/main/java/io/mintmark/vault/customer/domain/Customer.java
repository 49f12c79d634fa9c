package io.mintmark.vault.customer.domain;

import java.time.Instant;

/**
 * A payer whom a merchant wants to know again.
 *
 * @param merchantId whose payer it is
 */
public record Customer(String id, long merchantId, CustomerDetails details, Instant createdAt, Instant updatedAt) {
    /** The same customer with other details. */
    public Customer with(CustomerDetails others, Instant at) {
        return new Customer(id, merchantId, others, createdAt, at);
    }
}
