package io.mintmark.platform.sample;

import io.mintmark.platform.events.EventConsumption;
import io.mintmark.platform.events.PoisonRecord;
import io.mintmark.platform.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts events in a table, and fails in the ways that a consumer can. */
@ApplicationScoped
public class SampleConsumer {
    public static final AtomicInteger PASSING_FAULTS = new AtomicInteger();
    /** The most events that were taken in one transaction. */
    public static final AtomicInteger TOGETHER = new AtomicInteger();

    private final EventConsumption consumption;

    SampleConsumer(EventConsumption consumption) {
        this.consumption = consumption;
    }

    @Incoming("sample")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.each("webhook-events", records, this::countAll);
    }

    private Uni<Void> countAll(SqlConnection tx, List<ReceivedEvent> events) {
        TOGETHER.accumulateAndGet(events.size(), Math::max);
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ReceivedEvent event : events) {
            all = all.chain(() -> count(tx, event));
        }
        return all;
    }

    private Uni<Void> count(SqlConnection tx, ReceivedEvent event) {
        if (event.data().has("poison")) {
            throw new PoisonRecord("asked for");
        }
        return tx.preparedQuery("insert into thing (id, merchant_id, name) values ($1, $2, 'counted')"
                        + " on conflict (id) do update set sequence = thing.sequence + 1")
                .execute(Tuple.of(event.subject(), event.requiredMerchant().value()))
                .chain(() -> PASSING_FAULTS.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? Uni.createFrom().<Void>failure(new java.net.ConnectException("a passing fault"))
                        : Uni.createFrom().voidItem());
    }
}
