package io.mintmark.vault.customer.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.vault.customer.domain.Customer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Lists a merchant's customers, the youngest first. */
@ApplicationScoped
public class ListCustomers {
    private final RegisterTransactions transactions;
    private final Customers customers;
    private final Cursors cursors;

    ListCustomers(RegisterTransactions transactions, Customers customers, Cursors cursors) {
        this.transactions = transactions;
        this.customers = customers;
        this.cursors = cursors;
    }

    /** One page; 400 {@code invalid_cursor} for a cursor that is not ours. */
    public Uni<Page<Customer>> list(
            MerchantId merchant, @Nullable String referenceId, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, session -> customers.list(session, merchant, referenceId, after, limit + 1))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}
