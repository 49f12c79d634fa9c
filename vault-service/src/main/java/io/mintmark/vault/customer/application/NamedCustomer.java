package io.mintmark.vault.customer.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds the customer whom a merchant calls so, or makes one of whom nothing else is known. However many ask at once, there
 * is one: the name's uniqueness decides, and whoever comes second reads the winner's.
 */
@ApplicationScoped
public class NamedCustomer {
    private static final String ADD = "insert into customer (id, merchant_id, reference_id, sequence, created_at,"
            + " updated_at) values ($1, $2, $3, 1, now(), now())"
            + " on conflict on constraint customer_reference do nothing returning id";
    private static final String FIND = "select id from customer where merchant_id = $1 and reference_id = $2";
    /** A customer may be deleted just between the two statements. */
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final Ids ids;

    NamedCustomer(Transactions transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    /** The customer's id. */
    public Uni<String> named(MerchantId merchant, String referenceId) {
        return transactions
                .asMerchant(merchant, tx -> find(tx, merchant, referenceId)
                        .chain(found ->
                                found.isPresent() ? Uni.createFrom().item(found) : add(tx, merchant, referenceId)))
                .map(Optional::orElseThrow)
                .onFailure(java.util.NoSuchElementException.class)
                .retry()
                .atMost(TRIES);
    }

    private static Uni<Optional<String>> find(SqlConnection tx, MerchantId merchant, String referenceId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(merchant.value(), referenceId))
                .map(NamedCustomer::id);
    }

    /** Whoever is faster has committed when this statement ends, so the next one sees it. */
    private Uni<Optional<String>> add(SqlConnection tx, MerchantId merchant, String referenceId) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(ids.next("cus"), merchant.value(), referenceId))
                .map(NamedCustomer::id)
                .chain(added -> added.isPresent() ? Uni.createFrom().item(added) : find(tx, merchant, referenceId));
    }

    private static Optional<String> id(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getString(0));
    }
}
