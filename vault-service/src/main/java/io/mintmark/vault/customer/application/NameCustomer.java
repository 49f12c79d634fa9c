package io.mintmark.vault.customer.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Tells the other services what a merchant calls a customer. They ask while a session is opened, under a short deadline:
 * one plain statement, not the register's first and slow query after a start.
 */
@ApplicationScoped
public class NameCustomer {
    private static final String NAME = "select reference_id from customer where id = $1 and merchant_id = $2";

    private final Transactions transactions;

    NameCustomer(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The {@code referenceId}, if the merchant has such a customer. */
    public Uni<Optional<String>> name(MerchantId merchant, String id) {
        return transactions.asMerchant(merchant, tx -> tx.preparedQuery(NAME)
                .execute(Tuple.of(id, merchant.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .findFirst()));
    }
}
