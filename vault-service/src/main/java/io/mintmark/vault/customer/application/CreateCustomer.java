package io.mintmark.vault.customer.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.vault.customer.domain.Customer;
import io.mintmark.vault.customer.domain.CustomerDetails;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Registers a payer; the same idempotency key gives the same customer. */
@ApplicationScoped
public class CreateCustomer {
    private static final String OPERATION = "POST /v1/customers";

    private final RegisterTransactions transactions;
    private final Idempotency idempotency;
    private final Customers customers;
    private final Ids ids;
    private final InstantSource clock;

    CreateCustomer(
            RegisterTransactions transactions,
            Idempotency idempotency,
            Customers customers,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.customers = customers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates the customer.
     *
     * @param body the request as it was read, which a repetition must equal
     */
    public Uni<Customer> create(
            MerchantId merchant, CustomerDetails details, @Nullable String idempotencyKey, Object body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Customer customer = new Customer(ids.next("cus"), merchant.value(), details, now, now);
        IdempotentRequest request = new IdempotentRequest(idempotencyKey, merchant, OPERATION, body);
        return transactions.asMerchant(
                merchant,
                session -> idempotency.once(
                        session,
                        request,
                        customer.id(),
                        () -> customers.add(session, customer).replaceWith(customer),
                        id -> replay(session, merchant, id)));
    }

    private Uni<Customer> replay(Mutiny.Session session, MerchantId merchant, String id) {
        return customers
                .find(session, merchant, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("customer")));
    }
}
