package io.mintmark.platform.events;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes records so that each has its effect exactly once: the effect and the inbox row commit together. A passing
 * fault is retried in place, which keeps the order and holds the partition; poison goes to the dead letters and the
 * partition moves on. Nothing here may call over HTTP: the record is open meanwhile.
 */
@Singleton
public class EventConsumption {
    private static final Logger LOG = Logger.getLogger(EventConsumption.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final EventReader reader;
    private final Inbox inbox;
    private final DeadLetters deadLetters;

    EventConsumption(Transactions transactions, EventReader reader, Inbox inbox, DeadLetters deadLetters) {
        this.transactions = transactions;
        this.reader = reader;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    /**
     * Applies the effect of one record, in a transaction on behalf of the event's merchant (of the system for events
     * without one). Completes when it is committed; the caller acknowledges then.
     *
     * @param consumer the consumer's group, which scopes the inbox and names the dead letters
     */
    public Uni<Void> once(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            BiFunction<SqlConnection, ReceivedEvent, Uni<Void>> effect) {
        return Uni.createFrom()
                .deferred(() -> apply(consumer, reader.read(record), effect))
                .onFailure(EventConsumption::isPoison)
                .recoverWithUni(poison -> deadLetters.bury(consumer, record, poison))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s waits at %s/%d/%d: %s",
                        consumer, record.topic(), record.partition(), record.offset(), failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> apply(
            String consumer, ReceivedEvent event, BiFunction<SqlConnection, ReceivedEvent, Uni<Void>> effect) {
        MerchantId merchant = event.merchant();
        java.util.function.Function<SqlConnection, Uni<Void>> work = tx -> inbox.firstTime(tx, consumer, event.id())
                .chain(first ->
                        first ? effect.apply(tx, event) : Uni.createFrom().voidItem());
        return merchant == null ? transactions.asSystem(work) : transactions.asMerchant(merchant, work);
    }

    /** Data that the database refuses (classes 22 and 23) will be refused again; the rest may pass. */
    private static boolean isPoison(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = pg.getSqlState();
            return state != null && (state.startsWith("22") || state.startsWith("23"));
        }
        return failure instanceof PoisonRecord
                || failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException;
    }
}
