package io.mintmark.vault.customer.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.instrument.application.ShredInstruments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Deletes a customer and shreds all its cards, with the events that tell of it. Everything is one transaction of the
 * SQL client, not of Panache as the register's other use cases: two would leave, after a crash in between, a customer
 * without cards or cards without a customer. The lock on the customer makes an activation under way wait; it then finds
 * no customer and fails.
 */
@ApplicationScoped
public class DeleteCustomer {
    private static final String LOCK = "select id from customer where id = $1 and merchant_id = $2 for update";
    private static final String DELETE = "delete from customer where id = $1 and merchant_id = $2";

    private final Transactions transactions;
    private final ShredInstruments instruments;

    DeleteCustomer(Transactions transactions, ShredInstruments instruments) {
        this.transactions = transactions;
        this.instruments = instruments;
    }

    /** Deletes it; 404 if the merchant has none with this id. */
    public Uni<Void> delete(MerchantId merchant, String id) {
        Tuple key = Tuple.of(id, merchant.value());
        return transactions.asMerchant(merchant, tx -> tx.preparedQuery(LOCK)
                .execute(key)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.notFound("customer");
                    }
                })
                .chain(() -> instruments.ofCustomer(tx, merchant, id))
                .chain(() -> tx.preparedQuery(DELETE).execute(key))
                .replaceWithVoid());
    }
}
