package io.mintmark.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The only way out to Kafka: rows written in the transaction of the change that they tell of. */
@Singleton
public class Outbox {
    private static final String INSERT =
            "insert into outbox (topic, record_key, headers, payload) values ($1, $2, $3, $4)";
    private static final String INSERT_MANY =
            """
            insert into outbox (topic, record_key, headers, payload)
            select topic, record_key, headers, payload
            from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
                with ordinality as row (topic, record_key, headers, payload, place)
            order by place
            """;
    private static final String NATIVE_INSERT =
            "insert into outbox (topic, record_key, headers, payload) values (?1, ?2, ?3, cast(?4 as bytea))";

    private final CloudEvents events;
    private final OutboxSignal signal;
    private final Vertx vertx;

    Outbox(CloudEvents events, OutboxSignal signal, Vertx vertx) {
        this.vertx = vertx;
        this.events = events;
        this.signal = signal;
    }

    /**
     * Appends many events to a transaction of the SQL client, in this order. They are written down in a worker thread: a
     * hundred of them would hold the event loop for too long.
     */
    public Uni<Void> appendMany(SqlConnection tx, List<Event> toPublish) {
        if (toPublish.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return vertx.executeBlocking(() -> toPublish.stream().map(events::write).toList())
                .chain(rows -> tx.preparedQuery(INSERT_MANY).execute(columns(rows)))
                .invoke(signal::appended)
                .replaceWithVoid();
    }

    /** Appends events to a transaction of the SQL client, in this order. */
    public Uni<Void> append(SqlConnection tx, Event... toPublish) {
        return insert(tx, Arrays.stream(toPublish).map(events::write).toList());
    }

    Uni<Void> insert(SqlConnection tx, List<OutboxRow> rows) {
        List<Tuple> tuples = rows.stream().map(Outbox::tuple).toList();
        return tx.preparedQuery(INSERT)
                .executeBatch(tuples)
                .invoke(signal::appended)
                .replaceWithVoid();
    }

    /** Appends an event to the transaction of a Hibernate session; never a tombstone. */
    public Uni<Void> append(Mutiny.Session session, Event event) {
        OutboxRow row = events.write(event);
        byte[] payload = row.payload();
        if (payload == null) {
            throw new IllegalArgumentException("a register's event has data");
        }
        return session.createNativeQuery(NATIVE_INSERT)
                .setParameter(1, row.topic())
                .setParameter(2, row.key())
                .setParameter(3, row.headers())
                .setParameter(4, payload)
                .executeUpdate()
                .invoke(signal::appended)
                .replaceWithVoid();
    }

    private static Tuple columns(List<OutboxRow> rows) {
        return Tuple.tuple()
                .addArrayOfString(rows.stream().map(OutboxRow::topic).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::key).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(OutboxRow::headers).toArray(String[]::new))
                .addValue(rows.stream().map(Outbox::payload).toArray(Buffer[]::new));
    }

    private static @Nullable Buffer payload(OutboxRow row) {
        byte[] payload = row.payload();
        return payload == null ? null : Buffer.buffer(payload);
    }

    private static Tuple tuple(OutboxRow row) {
        return Tuple.of(row.topic(), row.key(), row.headers(), payload(row));
    }
}
