package io.mintmark.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers which events a consumer has taken, in the transaction of their effect. */
@Singleton
class Inbox {
    private static final String INSERT =
            """
            insert into inbox (consumer, event_id) select $1, unnest($2::text[])
            on conflict do nothing returning event_id""";

    /**
     * Those of the events that the consumer meets for the first time, in their order. A second, concurrent consumer of
     * one of them waits for the first.
     */
    Uni<List<ReceivedEvent>> firstTime(SqlConnection tx, String consumer, List<ReceivedEvent> events) {
        String[] ids = events.stream().map(ReceivedEvent::id).toArray(String[]::new);
        return tx.preparedQuery(INSERT).execute(Tuple.of(consumer, ids)).map(rows -> {
            Set<String> news = new HashSet<>();
            rows.forEach(row -> news.add(row.getString("event_id")));
            // Each once, also if the same event is there twice.
            return events.stream().filter(event -> news.remove(event.id())).toList();
        });
    }
}
