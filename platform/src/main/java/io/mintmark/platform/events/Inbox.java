package io.mintmark.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Remembers which events a consumer has taken, in the transaction of their effect. */
@Singleton
class Inbox {
    private static final String INSERT =
            "insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing";

    /** Whether this is the first time that the consumer meets the event. A second, concurrent one waits for the first. */
    Uni<Boolean> firstTime(SqlConnection tx, String consumer, String eventId) {
        return tx.preparedQuery(INSERT).execute(Tuple.of(consumer, eventId)).map(rows -> rows.rowCount() == 1);
    }
}
