package io.mintmark.local.bench.floor;

import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement, with one row of values or with several at once: what a service sent one after the other under the same
 * text is sent in one go, which is the most that a bare client could do.
 */
record Call(String sql, List<List<Parameter>> rows) {
    Future<?> run(SqlConnection connection, @Nullable String[] values) {
        PreparedQuery<RowSet<Row>> query = connection.preparedQuery(sql);
        return rows.size() == 1
                ? query.execute(tuple(rows.get(0), values))
                : query.executeBatch(
                        rows.stream().map(row -> tuple(row, values)).toList());
    }

    private static Tuple tuple(List<Parameter> row, @Nullable String[] values) {
        Tuple tuple = Tuple.tuple();
        for (Parameter parameter : row) {
            tuple.addValue(parameter.value(values));
        }
        return tuple;
    }

    IntStream slots() {
        return rows.stream().flatMap(List::stream).flatMapToInt(Parameter::slots);
    }
}
