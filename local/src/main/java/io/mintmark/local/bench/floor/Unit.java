package io.mintmark.local.bench.floor;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as a service makes it, the words that frame it included.
 *
 * @param role under which it is run, which tells the schema
 * @param frame what begins and what ends it; empty for a statement that stands alone
 */
record Unit(String role, List<String> frame, List<Call> calls) {
    /** One statement after the other, as in the services: each waits for what the one before said. */
    Future<Void> run(SqlConnection connection, @Nullable String[] values) {
        Future<?> done = frame.isEmpty()
                ? Future.succeededFuture()
                : connection.query(frame.get(0)).execute();
        for (Call call : calls) {
            done = done.compose(before -> call.run(connection, values));
        }
        return (frame.isEmpty()
                        ? done
                        : done.compose(before -> connection.query(frame.get(1)).execute()))
                .mapEmpty();
    }

    boolean publishes() {
        return calls.stream().anyMatch(call -> call.sql().contains("into outbox"));
    }

    int statements() {
        return calls.stream().mapToInt(call -> call.rows().size()).sum();
    }

    IntStream slots() {
        return calls.stream().flatMapToInt(Call::slots);
    }
}
