package io.mintmark.platform.events;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes records so that each has its effect exactly once: the effect and the inbox row commit together. What was polled
 * at once is taken in one transaction a merchant; where that fails, one after the other. A passing fault is then retried
 * in place, which keeps the order and holds the partition; poison goes to the dead letters and the partition moves on.
 * Nothing here may call over HTTP: the records are open meanwhile.
 */
@Singleton
public class EventConsumption {
    /** What becomes of a merchant's events, in their order, in the transaction in which they are taken. */
    @FunctionalInterface
    public interface Effect extends BiFunction<SqlConnection, List<ReceivedEvent>, Uni<Void>> {}

    private static final Logger LOG = Logger.getLogger(EventConsumption.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Of merchants whose events came at once; each takes a connection. */
    private static final int SIDE_BY_SIDE = 4;

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
     * Applies the effect of each record, in a transaction on behalf of the events' merchant (of the system for events
     * without one). Completes when all are committed; the caller acknowledges then.
     *
     * @param consumer the consumer's group, which scopes the inbox and names the dead letters
     */
    public Uni<Void> each(String consumer, ConsumerRecords<String, byte[]> records, Effect effect) {
        Map<Optional<MerchantId>, List<Read>> byMerchant = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Read read = Read.by(reader, record);
            byMerchant
                    .computeIfAbsent(read.merchant(), merchant -> new ArrayList<>())
                    .add(read);
        }
        List<Uni<Void>> lanes = new ArrayList<>();
        byMerchant.forEach((merchant, lane) -> lanes.add(together(consumer, lane, effect)));
        return lanes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(lanes)
                        .usingConcurrencyOf(SIDE_BY_SIDE)
                        .andFailFast()
                        .replaceWithVoid();
    }

    private Uni<Void> together(String consumer, List<Read> lane, Effect effect) {
        Uni<Void> oneByOne = Uni.createFrom().voidItem();
        for (Read read : lane) {
            oneByOne = oneByOne.chain(() -> once(consumer, read, effect));
        }
        return lane.size() == 1
                ? oneByOne
                : Uni.createFrom()
                        .deferred(() -> apply(consumer, lane, effect))
                        .onFailure()
                        .recoverWithUni(oneByOne);
    }

    private Uni<Void> once(String consumer, Read read, Effect effect) {
        ConsumerRecord<String, byte[]> record = read.record();
        return Uni.createFrom()
                .deferred(() -> apply(consumer, List.of(read), effect))
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

    /** All of them, which are the same merchant's, in one transaction. */
    private Uni<Void> apply(String consumer, List<Read> lane, Effect effect) {
        List<ReceivedEvent> events = lane.stream().map(Read::event).toList();
        Function<SqlConnection, Uni<Void>> work = tx -> inbox.firstTime(tx, consumer, events)
                .chain(news -> news.isEmpty() ? Uni.createFrom().voidItem() : effect.apply(tx, news));
        return lane.get(0)
                .merchant()
                .map(merchant -> transactions.onceBegunAsMerchant(merchant, work))
                .orElseGet(() -> transactions.onceBegunAsSystem(work));
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
