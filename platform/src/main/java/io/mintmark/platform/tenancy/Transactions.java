package io.mintmark.platform.tenancy;

import io.mintmark.platform.events.OutboxSignal;
import io.mintmark.platform.runtime.ServiceName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Opens every transaction of the SQL client and says first on whose behalf: row-level security then shows and accepts
 * that merchant's rows only, also to a statement that forgot its {@code where}.
 */
@ApplicationScoped
public class Transactions {
    private static final String SET = "select set_config($1, $2, true)";

    private final Pool pool;
    private final ServiceName service;
    private final OutboxSignal signal;

    Transactions(Pool pool, ServiceName service, OutboxSignal signal) {
        this.pool = pool;
        this.service = service;
        this.signal = signal;
    }

    /** Runs the work in one transaction that sees this merchant's rows alone; reads go through here too. */
    public <T> Uni<T> asMerchant(MerchantId merchant, Function<SqlConnection, Uni<T>> work) {
        return within("app.merchant", merchant.toString(), work);
    }

    /** Runs the work under the schema's system role, which sees all rows: for relays, sweepers and page look-ups only. */
    public <T> Uni<T> asSystem(Function<SqlConnection, Uni<T>> work) {
        return within("role", service.systemRole(), work);
    }

    /** The begin and on whose behalf go one right after the other; the work begins once both are known to hold. */
    private <T> Uni<T> within(String setting, String value, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(tx -> Uni.combine()
                        .all()
                        .unis(tx.begin(), tx.preparedQuery(SET).execute(Tuple.of(setting, value)))
                        .discardItems()
                        .chain(() -> work.apply(tx))
                        .call(() -> tx.transaction().commit())
                        .onFailure()
                        .call(() -> rollback(tx)))
                .invoke(signal::committed);
    }

    private static Uni<Void> rollback(SqlConnection tx) {
        Transaction open = tx.transaction();
        return open == null
                ? Uni.createFrom().voidItem()
                : open.rollback().onFailure().recoverWithNull();
    }
}
