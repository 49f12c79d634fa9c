package io.mintmark.vault.customer.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.vault.customer.domain.Customer;
import io.mintmark.vault.customer.domain.CustomerDetails;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Replaces what is known of a customer. */
@ApplicationScoped
public class ReplaceCustomer {
    private final RegisterTransactions transactions;
    private final Customers customers;
    private final InstantSource clock;

    ReplaceCustomer(RegisterTransactions transactions, Customers customers, InstantSource clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.clock = clock;
    }

    /** The customer as it is now; 404 if the merchant has none with this id. */
    public Uni<Customer> replace(MerchantId merchant, String id, CustomerDetails details) {
        return transactions.asMerchant(merchant, session -> customers
                .find(session, merchant, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("customer")))
                .chain(customer -> store(session, customer, details)));
    }

    private Uni<Customer> store(Mutiny.Session session, Customer customer, CustomerDetails details) {
        if (customer.details().equals(details)) {
            return Uni.createFrom().item(customer);
        }
        Customer changed = customer.with(details, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return customers.replace(session, changed).replaceWith(changed);
    }
}
