package io.mintmark.platform.tenancy;

import io.mintmark.platform.events.OutboxSignal;
import io.mintmark.platform.runtime.ServiceName;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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

    /**
     * The same, but the work waits until the transaction is known to have begun: for work whose first statement writes to a
     * table without walls, such as the inbox, which takes it outside of a transaction, too.
     */
    public <T> Uni<T> onceBegunAsMerchant(MerchantId merchant, Function<SqlConnection, Uni<T>> work) {
        return onceBegun("app.merchant", merchant.toString(), work);
    }

    /** The same under the schema's system role. */
    public <T> Uni<T> onceBegunAsSystem(Function<SqlConnection, Uni<T>> work) {
        return onceBegun("role", service.systemRole(), work);
    }

    /**
     * For one statement, or for several that do not wait for each other: they are sent together with the
     * transaction around them, its commit included, and all answers are awaited.
     *
     * <p>A statement that waits for an answer comes too late for the transaction: what went before it stays, and itself it
     * has no merchant and sees nothing. Nor can what is thrown at an answer undo anything. A statement that Postgres refuses
     * undoes the others; one that fails before it is sent does not, and a failure must not be recovered from in here.
     */
    public <T> Uni<T> atOnceAsMerchant(MerchantId merchant, Function<SqlConnection, Uni<T>> statements) {
        return around("app.merchant", merchant.toString(), statements);
    }

    /** The same under the schema's system role. */
    public <T> Uni<T> atOnceAsSystem(Function<SqlConnection, Uni<T>> statements) {
        return around("role", service.systemRole(), statements);
    }

    /**
     * The begin, on whose behalf, and the first statement are sent right one after the other. Should one of the first two
     * fail, nothing comes of the third: Postgres refuses it within the failed transaction, the walls outside of one.
     */
    private <T> Uni<T> within(String setting, String value, Function<SqlConnection, Uni<T>> work) {
        return ended(tx -> Uni.combine()
                .all()
                .unis(tx.begin(), set(tx, setting, value), deferred(work, tx))
                .with((begun, isSet, result) -> result));
    }

    private <T> Uni<T> onceBegun(String setting, String value, Function<SqlConnection, Uni<T>> work) {
        return ended(tx -> Uni.combine()
                .all()
                .unis(tx.begin(), set(tx, setting, value))
                .discardItems()
                .chain(() -> work.apply(tx)));
    }

    /** With a commit after what succeeded, and a rollback after what failed. */
    private <T> Uni<T> ended(Function<SqlConnection, Uni<T>> begunAndDone) {
        return pool.withConnection(tx -> begunAndDone
                        .apply(tx)
                        .call(() -> tx.transaction().commit())
                        .onFailure()
                        .call(() -> rollback(tx)))
                .invoke(signal::committed);
    }

    /** After a statement that failed, Postgres makes a rollback of the commit. */
    private <T> Uni<T> around(String setting, String value, Function<SqlConnection, Uni<T>> statements) {
        return pool.withConnection(connection -> Uni.combine()
                        .all()
                        .unis(
                                connection.query("BEGIN").execute(),
                                set(connection, setting, value),
                                deferred(statements, connection),
                                connection.query("COMMIT").execute())
                        .collectFailures()
                        .with((begun, isSet, result, committed) -> result)
                        .onFailure(CompositeException.class)
                        .transform(failures ->
                                ((CompositeException) failures).getCauses().get(0)))
                .invoke(signal::committed);
    }

    private static Uni<RowSet<Row>> set(SqlConnection connection, String setting, String value) {
        return connection.preparedQuery(SET).execute(Tuple.of(setting, value));
    }

    private static <T> Uni<T> deferred(Function<SqlConnection, Uni<T>> work, SqlConnection connection) {
        return Uni.createFrom().deferred(() -> work.apply(connection));
    }

    private static Uni<Void> rollback(SqlConnection tx) {
        Transaction open = tx.transaction();
        return open == null
                ? Uni.createFrom().voidItem()
                : open.rollback().onFailure().recoverWithNull();
    }
}
