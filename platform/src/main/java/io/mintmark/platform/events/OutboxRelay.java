package io.mintmark.platform.events;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.runtime.ServiceName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: sends, waits for the acknowledgements, then deletes. One instance is active per schema: it
 * holds an advisory lock on the connection that it reads and deletes with, so one that lost the lock can delete
 * nothing. Rows of one key go one after the other and never overtake a failed one; keys go side by side.
 *
 * <p>What is alone goes at once. Where more follows, it is gathered for a moment: a round costs a commit here, a request
 * to the broker and a transaction of each consumer, however much it carries.
 */
@Singleton
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 64;
    private static final long IDLE_MILLIS = 100;
    private static final long STANDBY_MILLIS = 500;
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('mintmark.outbox'), hashtext($1))";
    /**
     * A plan made while the table was empty would read it from end to end, through all rows deleted since the last
     * vacuum; the index forgets those as they are passed.
     */
    private static final String AS_RELAY =
            "select set_config('role', $1, false), set_config('enable_seqscan', 'off', false)";

    private static final String READ =
            "select id, topic, record_key, headers, payload from outbox order by id limit " + BATCH;
    private static final String DELETE = "delete from outbox where id = any($1)";

    private final Pool pool;
    private final ServiceName service;
    private final OutboxPublisher publisher;
    private final OutboxSignal signal;
    private final OutboxMetrics metrics;
    private final CrashPoints crashPoints;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final Rest rest;
    private final Vertx vertx;
    private final Duration pace;
    private long begun;
    private volatile boolean stopping;

    OutboxRelay(
            Vertx vertx,
            Pool pool,
            ServiceName service,
            OutboxPublisher publisher,
            OutboxSignal signal,
            OutboxMetrics metrics,
            CrashPoints crashPoints,
            @ConfigProperty(name = "mintmark.outbox.pace") Duration pace) {
        this.vertx = vertx;
        this.rest = new Rest((millis, action) -> vertx.setTimer(millis, fired -> action.run()));
        this.pool = pool;
        this.service = service;
        this.publisher = publisher;
        this.signal = signal;
        this.metrics = metrics;
        this.crashPoints = crashPoints;
        this.pace = pace;
        this.begun = System.nanoTime() - pace.toNanos();
    }

    void start(@Observes StartupEvent event) {
        signal.onCommit(this::nudge);
        stand();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        nudge();
    }

    private void nudge() {
        nudged.set(true);
        rest.cutShort();
    }

    private void later(long millis, Runnable action) {
        if (!stopping) {
            rest.then(millis, action);
        }
    }

    private void stand() {
        pool.getConnection()
                .chain(connection -> lead(connection)
                        .onItemOrFailure()
                        .call((done, failure) -> connection.close().onFailure().recoverWithNull()))
                .subscribe()
                .with(done -> later(STANDBY_MILLIS, this::stand), failure -> {
                    LOG.warnf("the outbox relay starts over: %s", failure.toString());
                    later(STANDBY_MILLIS, this::stand);
                });
    }

    /** Leads until the connection fails or the service stops. Completes at once where another instance leads. */
    private Uni<Void> lead(SqlConnection connection) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(service.schema()))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(leader -> leader ? loop(connection) : Uni.createFrom().voidItem());
    }

    private Uni<Void> loop(SqlConnection connection) {
        return connection
                .preparedQuery(AS_RELAY)
                .execute(Tuple.of(service.systemRole()))
                .chain(() -> Uni.createFrom()
                        .deferred(() -> round(connection))
                        .onItem()
                        .transformToUni(this::rest)
                        .repeat()
                        .until(ignored -> stopping)
                        .onItem()
                        .ignoreAsUni())
                .onItemOrFailure()
                .call((done, failure) -> connection
                        .query("reset role; reset enable_seqscan; select pg_advisory_unlock_all()")
                        .execute()
                        .onFailure()
                        .recoverWithNull());
    }

    /** Waits for work unless there may be more already; then until it is time for it. */
    private Uni<Boolean> rest(boolean more) {
        return more || stopping
                ? Uni.createFrom().item(more)
                : work().chain(this::keepPace).replaceWith(false);
    }

    private Uni<Void> work() {
        return nudged.get()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(emitter -> later(IDLE_MILLIS, () -> emitter.complete(null)));
    }

    private Uni<Void> keepPace() {
        long millis = pace.minusNanos(System.nanoTime() - begun).toMillis();
        return millis <= 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(emitter -> vertx.setTimer(millis, fired -> emitter.complete(null)));
    }

    /** One batch; tells whether there may be more at once. */
    private Uni<Boolean> round(SqlConnection connection) {
        begun = System.nanoTime();
        nudged.set(false);
        return connection.preparedQuery(READ).execute().chain(rows -> {
            metrics.seen(rows.size());
            if (rows.size() == 0) {
                return Uni.createFrom().item(false);
            }
            crashPoints.hit("outbox.before-send");
            return publish(rows).chain(sent -> {
                crashPoints.hit("outbox.after-send-before-delete");
                boolean all = sent.size() == rows.size();
                return delete(connection, sent).replaceWith(all && rows.size() == BATCH);
            });
        });
    }

    /** In a worker thread: a full batch would hold the event loop for many milliseconds. */
    private Uni<List<Long>> publish(RowSet<Row> rows) {
        return Uni.createFrom()
                .deferred(() -> Uni.join().all(lanes(rows)).andFailFast())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(sent -> sent.stream().flatMap(List::stream).toList());
    }

    private List<Uni<List<Long>>> lanes(RowSet<Row> rows) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(row.getString("record_key"), key -> new ArrayList<>())
                .add(row));
        return byKey.values().stream().map(publisher::sendInOrder).toList();
    }

    private Uni<Void> delete(SqlConnection connection, List<Long> sent) {
        if (sent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(sent.toArray(Long[]::new)))
                .invoke(() -> metrics.published(sent.size()))
                .replaceWithVoid();
    }
}
