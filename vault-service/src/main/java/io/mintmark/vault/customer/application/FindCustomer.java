package io.mintmark.vault.customer.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.vault.customer.domain.Customer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads one customer. */
@ApplicationScoped
public class FindCustomer {
    private final RegisterTransactions transactions;
    private final Customers customers;

    FindCustomer(RegisterTransactions transactions, Customers customers) {
        this.transactions = transactions;
        this.customers = customers;
    }

    /** The merchant's customer, if it has one with this id. */
    public Uni<Optional<Customer>> find(MerchantId merchant, String id) {
        return transactions.asMerchant(merchant, session -> customers.find(session, merchant, id));
    }
}
