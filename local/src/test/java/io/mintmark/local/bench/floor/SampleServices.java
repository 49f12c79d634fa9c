package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.LoggedStatement;
import io.mintmark.local.bench.sql.StatementRecorder;
import io.mintmark.platform.database.Roles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two services in small: what they do has every kind of value and of transaction that the real ones have. */
final class SampleServices {
    static final String PASSWORD = "only-for-tests";
    static final String DATABASE = "services";

    private static final String MERCHANT = "10002";
    private static final String CUSTOMER = "cus_" + "a".repeat(26);
    private static final String SESSION = "ses_" + "b".repeat(26);
    private static final String KEY = "key_" + "c".repeat(26);
    private static final String CARD = "pi_" + "d".repeat(26);
    private static final String PAYMENT = "pay_" + "9".repeat(26);
    /** Each has a card in the batch. */
    private static final List<String> OWNERS = List.of("cus_" + "e".repeat(26), "cus_" + "f".repeat(26));

    private static final List<String> CARDS = List.of("pi_" + "1".repeat(26), "pi_" + "2".repeat(26));
    private static final String FINGERPRINT = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8";

    private static final String TABLES =
            """
            create table outbox (
                id bigint generated always as identity primary key, topic text not null, record_key text not null,
                headers text not null, payload bytea, created_at timestamptz not null default now());
            create table thing (
                id text primary key, merchant_id bigint not null, customer_id text, status text not null,
                settings jsonb not null, token bytea, tags text[], fingerprint text, small smallint,
                expires_at timestamptz not null, sequence bigint not null, unique (merchant_id, customer_id, fingerprint));
            create table charge (
                id text primary key, merchant_id bigint not null, card_id text not null, reference text not null unique,
                amount bigint not null);
            grant select, insert on charge to %1$s_app, %1$s_system;
            alter table thing enable row level security;
            alter table thing force row level security;
            create policy tenant on thing
                using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
            grant select, insert, update, delete on thing to %1$s_app, %1$s_system;
            grant insert on outbox to %1$s_app;
            grant select, delete on outbox to %1$s_system;
            """;

    private static final String INSERT = "insert into thing (id, merchant_id, customer_id, status, settings, token,"
            + " tags, fingerprint, small, expires_at, sequence) values ($1, $2, $3, 'pending', $4, $5, $6, $7, $8,"
            + " $9::timestamptz + $10 * interval '1 second', 1)";
    private static final String PUBLISH =
            "insert into outbox (topic, record_key, headers, payload) values ($1, $2, $3, $4)";
    private static final String SEAL =
            """
            update thing set token = row.token from unnest($1::text[], $2::bytea[]) as row (card, token)
            where id = row.card
            """;
    private static final String PUBLISH_MANY =
            """
            insert into outbox (topic, record_key, headers, payload)
            select 'card.created', record_key, '{}', payload from unnest($1::text[], $2::bytea[]) as row (record_key, payload)
            """;
    private static final String PAY =
            "insert into charge (id, merchant_id, card_id, reference, amount) values" + " ($1, $2, $3, $4, $5)";
    static final String COMPLETE =
            """
            update thing set status = 'completed', sequence = sequence + 1
            where id = $1 and sequence = $2 and merchant_id = $3
            """;

    private final Vertx vertx;
    private final int port;

    SampleServices(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /** Roles and tables, the same in each database. */
    static void create(Connection superuser) throws SQLException {
        for (String schema : List.of("session", "vault")) {
            Roles.of(schema).create(superuser, PASSWORD, PASSWORD);
            try (Statement statement = superuser.createStatement()) {
                statement.execute("set search_path = " + schema);
                statement.execute(TABLES.formatted(schema));
            }
        }
    }

    FloorAccess access(String database) {
        return new FloorAccess(
                "127.0.0.1",
                port,
                database,
                Map.of("session_app", PASSWORD, "vault_app", PASSWORD),
                4,
                Duration.ofMillis(25));
    }

    /** Saves one card while Postgres logs. */
    Recording record(Connection superuser, Path log) throws Exception {
        try (StatementRecorder recorder = new StatementRecorder(superuser, log)) {
            List<LoggedStatement> customer = during(
                    recorder, "vault_app", vault -> transaction(vault, () -> insert(vault, CUSTOMER, null, null)));
            List<LoggedStatement> session = during(recorder, "session_app", service -> transaction(
                            service, () -> insert(service, SESSION, CUSTOMER, null)
                                    .compose(done -> publish(service, "session.created", "session.updated")))
                    .compose(done -> rolledBack(service)));
            long mark = recorder.mark();
            during(
                    recorder,
                    "vault_app",
                    vault -> transaction(vault, () -> insert(vault, CARD, CUSTOMER, FINGERPRINT)));
            during(recorder, "session_app", service -> transaction(service, () -> complete(service))
                    .compose(done -> relay(service)));
            // A sweeper of both merchants: no part of anybody's flow.
            during(recorder, "session_app", service -> service.query("delete from thing where expires_at < now()")
                    .execute());
            List<LoggedStatement> save = recorder.since(mark);
            List<LoggedStatement> payment =
                    during(recorder, "session_app", service -> transaction(service, () -> pay(service)));
            List<LoggedStatement> owners = during(
                    recorder, "vault_app", vault -> transaction(vault, () -> insert(vault, OWNERS.get(0), null, null))
                            .compose(done -> transaction(vault, () -> insert(vault, OWNERS.get(1), null, null))));
            List<LoggedStatement> batch = during(recorder, "vault_app", SampleServices::store);
            return Recording.of(
                    new Recording.Log(customer, session, save, payment, owners, batch),
                    MERCHANT,
                    Set.of(SESSION, CUSTOMER),
                    DATABASE);
        }
    }

    private List<LoggedStatement> during(
            StatementRecorder recorder, String role, Function<PgConnection, Future<?>> work) throws Exception {
        long mark = recorder.mark();
        PgConnection.connect(vertx, access(DATABASE).as(role))
                .compose(connection -> work.apply(connection).eventually(() -> connection.close()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        return recorder.since(mark);
    }

    private interface Work {
        Future<?> run();
    }

    private static Future<?> transaction(PgConnection connection, Work work) {
        return connection
                .begin()
                .compose(tx -> onBehalf(connection).compose(done -> work.run()).compose(done -> tx.commit()));
    }

    private static Future<?> rolledBack(PgConnection connection) {
        return connection.begin().compose(tx -> onBehalf(connection)
                .compose(done -> connection
                        .preparedQuery("select pg_try_advisory_xact_lock(hashtextextended($1, 0))")
                        .execute(Tuple.of(MERCHANT + "|POST /v1/sessions|" + KEY)))
                .compose(done -> tx.rollback()));
    }

    private static Future<?> onBehalf(PgConnection connection) {
        return connection.preparedQuery("select set_config($1, $2, true)").execute(Tuple.of("app.merchant", MERCHANT));
    }

    private static Future<?> insert(
            PgConnection connection, String id, @Nullable String customer, @Nullable String fingerprint) {
        return connection.preparedQuery(INSERT).execute(thing(id, customer, fingerprint));
    }

    private static Tuple thing(String id, @Nullable String customer, @Nullable String fingerprint) {
        return Tuple.tuple()
                .addValue(id)
                .addValue(Long.valueOf(MERCHANT))
                .addValue(customer)
                .addValue(new JsonObject().put("name", "it's \"so\"").put("of", id))
                .addValue(Buffer.buffer(new byte[] {0, (byte) 0xff, 1}))
                .addValue(new String[] {"create", "list, \"all\""})
                .addValue(fingerprint)
                .addValue(7)
                .addValue(OffsetDateTime.parse("2030-01-02T03:04:05.678901Z"))
                .addValue(90.5);
    }

    /** A batch: one statement with several rows of values, and others whose values are arrays. */
    private static Future<?> store(PgConnection connection) {
        String[] ids = CARDS.toArray(String[]::new);
        Buffer[] sealed = {Buffer.buffer(new byte[] {(byte) 0xfe, 1}), Buffer.buffer(new byte[] {(byte) 0xfe, 2})};
        Buffer[] events = CARDS.stream()
                .map(card -> Buffer.buffer("{\"card\":\"" + card + "\"}"))
                .toArray(Buffer[]::new);
        return transaction(connection, () -> connection
                .preparedQuery(INSERT)
                .executeBatch(List.of(
                        thing(ids[0], OWNERS.get(0), FINGERPRINT.toLowerCase(Locale.ROOT)),
                        thing(ids[1], OWNERS.get(1), FINGERPRINT.toUpperCase(Locale.ROOT))))
                .compose(done -> connection.preparedQuery(SEAL).execute(columns(ids, sealed)))
                .compose(done -> connection.preparedQuery(PUBLISH_MANY).execute(columns(ids, events))));
    }

    private static Tuple columns(String[] texts, Buffer[] bytes) {
        return Tuple.tuple().addValue(texts).addValue(bytes);
    }

    /** With the card that is there; the reference begins with the payment's name and goes on. */
    private static Future<?> pay(PgConnection connection) {
        return connection
                .preparedQuery(PAY)
                .execute(Tuple.of(PAYMENT, Long.valueOf(MERCHANT), CARD, PAYMENT + "-authorize", 12_900L))
                .compose(done -> publish(connection, "payment.captured"));
    }

    private static Future<?> publish(PgConnection connection, String... types) {
        List<Tuple> rows = Arrays.stream(types)
                .map(type -> Tuple.of(type, SESSION, "{\"ce_type\":\"" + type + "\"}", event()))
                .toList();
        return connection.preparedQuery(PUBLISH).executeBatch(rows);
    }

    private static Buffer event() {
        return Buffer.buffer("{\"session\":{\"id\":\"" + SESSION + "\",\"customerId\":\"" + CUSTOMER + "\"}}");
    }

    private static Future<?> complete(PgConnection connection) {
        return connection
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(SESSION, 1L, Long.valueOf(MERCHANT)))
                .compose(done -> publish(connection, "session.completed"));
    }

    private static Future<?> relay(PgConnection connection) {
        return connection
                .query("set role session_system")
                .execute()
                .compose(done -> connection
                        .query("select id, topic, record_key, headers, payload from outbox order by id limit 256")
                        .execute())
                .compose(rows -> connection
                        .preparedQuery("delete from outbox where id = any($1)")
                        .execute(Tuple.of(new Long[] {rows.iterator().next().getLong("id")})));
    }
}
