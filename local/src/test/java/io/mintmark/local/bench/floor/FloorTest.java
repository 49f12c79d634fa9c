package io.mintmark.local.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.sql.LoggedStatement;
import io.mintmark.local.bench.sql.LoggedTransaction;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.postgres.PostgresServer;
import io.mintmark.local.secret.Secrets;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Postgres logs what two sample services do, and the floor does it again in another database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorTest {
    private static final Set<String> SCHEMAS = Set.of("session", "vault");
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG_ENOUGH_FOR_EVERY_LANE = Duration.ofSeconds(1);
    private static final String FLOOR = "floor";
    private static final int CLIENTS = 3;

    private final Vertx vertx = Vertx.vertx();
    private final PostgresServer server;
    private final SampleServices services;
    private final Path log;
    private @Nullable Recording recorded;

    FloorTest(@TempDir Path data) throws Exception {
        Folders folders = new Folders(Folders.findRoot(), data);
        folders.create();
        PortPlan ports = FreePorts.find(1, new SecureRandom());
        log = folders.logs().resolve("postgres.log");
        server = new PostgresServer(
                folders.postgres(),
                folders.postgresBinaries(),
                log,
                ports.postgres(),
                new Secrets(folders.secrets(), new SecureRandom()).passwordFile(PostgresServer.SUPERUSER));
        services = new SampleServices(vertx, ports.postgres());
    }

    @BeforeAll
    void record() throws Exception {
        server.start();
        create(SampleServices.DATABASE);
        try (Connection connection = server.connect(SampleServices.DATABASE)) {
            recorded = services.record(connection, log);
        }
    }

    /** A floor of its own for each test. */
    @BeforeEach
    void begin() throws SQLException {
        create(FLOOR);
    }

    @AfterEach
    void end() throws SQLException {
        execute("postgres", "drop database " + FLOOR);
    }

    @AfterAll
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        server.stop();
    }

    @Test
    void theFloorIsWhatPostgresLogged() {
        // when
        Recording recording = recording();

        // then
        assertThat(recording.session())
                .extracting(LoggedTransaction::frame)
                .containsExactly(List.of("BEGIN", "COMMIT"), List.of("BEGIN", "ROLLBACK"));
        assertThat(recording.save()).extracting(LoggedTransaction::user).containsExactly("vault_app", "session_app");
        assertThat(recording.payment()).extracting(LoggedTransaction::user).containsExactly("session_app");
        assertThat(recording.save().get(1).statements())
                .extracting(LoggedStatement::sql)
                .element(1)
                .isEqualTo(SampleServices.COMPLETE);
        assertThat(recording.relayReads()).startsWith("select id, topic").endsWith("limit 256");
        assertThat(recording.relayDeletes()).isEqualTo("delete from outbox where id = any($1)");
    }

    @Test
    void repeatedForSomebodyElseItLeavesTheSameRows() throws Exception {
        // when
        int rows = repeat(recording());

        // then: the customer, the session, the card and the payment; two customers and their cards of the batch
        assertThat(rows).isEqualTo(8);
    }

    @Test
    void aStatementThatIsMissingIsNoticed() {
        // given
        Recording whole = recording();
        Recording without = with(whole.save().subList(0, 1), whole.batch());

        // when / then
        assertThatThrownBy(() -> repeat(without))
                .hasMessageStartingWith("the floor does not do what the services do. In session.thing");
    }

    @Test
    void aStatementThatChangesNothingIsNoticed() {
        // given
        Recording whole = recording();
        LoggedTransaction last = whole.save().get(1);
        LoggedTransaction changed = replaced(last, "sequence = $2", "sequence = $2 + 1");
        Recording harmless = with(List.of(whole.save().get(0), changed), whole.batch());

        // when / then
        assertThatThrownBy(() -> repeat(harmless)).hasMessageContaining("In session.thing");
    }

    @Test
    void aCardOfTheBatchThatHasAnothersSealIsNoticed() {
        // given
        Recording whole = recording();
        LoggedTransaction swapped = replaced(
                whole.batch().get(0),
                "unnest($1::text[], $2::bytea[]) as row (card, token)\nwhere",
                "unnest($1::text[], array[($2::bytea[])[2], ($2::bytea[])[1]]) as row (card, token)\nwhere");

        // when / then
        assertThatThrownBy(() -> repeat(with(whole.save(), List.of(swapped)))).hasMessageContaining("In vault.thing");
    }

    @Test
    void forOthersEachBatchHasNewCardsForCustomersWhoAreThere() throws Exception {
        // when
        Measured batches;
        try (Connection superuser = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), superuser, recording(), CLIENTS)) {
            floor.prepareBatches(3);
            batches = floor.batches(2, SHORT);
            // then: what was to be published was read and deleted
            await().atMost(Duration.ofSeconds(10)).until(() -> number("select count(*) from vault.outbox") == 0);
            assertThat(floor.ofBatch()).isEqualTo(new Floor.Cost(1, 5));
        }

        // then
        long cards = 2 * batches.latency().count();
        assertThat(cards).isPositive();
        assertThat(number(
                        "select count(*) from vault.thing card join vault.thing owner on owner.id = card.customer_id"))
                .isEqualTo(cards);
        assertThat(number("select count(distinct fingerprint) from vault.thing"))
                .isEqualTo(cards);
        assertThat(number("select count(*) from vault.thing where token in ('\\xfe01', '\\xfe02')"))
                .isEqualTo(cards);
        assertThat(number("select pg_sequence_last_value('vault.outbox_id_seq')"))
                .isEqualTo(cards);
    }

    @Test
    void forOthersEachSessionAndEachCardIsAnotherRow() throws Exception {
        // when
        Measured sessions;
        Measured saves;
        try (Connection superuser = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), superuser, recording(), CLIENTS)) {
            floor.prepare(5);
            sessions = floor.sessions(SHORT);
            saves = floor.saves(SHORT);
            // then: what was to be published was read and deleted
            await().atMost(Duration.ofSeconds(10)).until(() -> number("select count(*) from session.outbox") == 0);
            assertThat(floor.ofSession()).isEqualTo(new Floor.Cost(2, 6));
            assertThat(floor.ofSave()).isEqualTo(new Floor.Cost(2, 5));
        }

        // then
        assertThat(sessions.latency().count()).isPositive();
        assertThat(saves.latency().count()).isPositive();
        assertThat(number("select count(*) from session.thing"))
                .isEqualTo(sessions.latency().count());
        assertThat(number("select count(*) from session.thing where status = 'completed' and sequence = 2"))
                .isEqualTo(saves.latency().count());
        assertThat(number("select count(*) from vault.thing where customer_id is not null"))
                .isEqualTo(saves.latency().count());
        assertThat(number("select count(*) from session.thing where settings ->> 'of' = id and sequence in (1, 2)"))
                .isEqualTo(sessions.latency().count());
        assertThat(number("select pg_sequence_last_value('session.outbox_id_seq')"))
                .isEqualTo(2 * sessions.latency().count() + saves.latency().count());
    }

    @Test
    void forOthersEachPaymentIsAnotherRowAboutACardThatIsThere() throws Exception {
        // when
        Measured payments;
        try (Connection superuser = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), superuser, recording(), CLIENTS)) {
            floor.prepare(5);
            floor.sessions(LONG_ENOUGH_FOR_EVERY_LANE);
            floor.saves(LONG_ENOUGH_FOR_EVERY_LANE);
            payments = floor.payments(SHORT);
            assertThat(floor.ofPayment()).isEqualTo(new Floor.Cost(1, 3));
        }

        // then
        assertThat(payments.latency().count()).isPositive();
        assertThat(number("select count(*) from session.charge where amount = 12900"))
                .isEqualTo(payments.latency().count());
        assertThat(number("select count(*) from session.charge join vault.thing card on card.id = card_id"))
                .isEqualTo(payments.latency().count());
    }

    @Test
    void theYardstickIsARowInATransactionOfItsOwn() throws Exception {
        Measured inserts;

        // when
        try (Connection superuser = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), superuser, recording(), CLIENTS)) {
            inserts = floor.inserts(SHORT);
        }

        // then
        long count = inserts.latency().count();
        assertThat(count).isPositive();
        assertThat(number("select count(*) from durable_insert")).isEqualTo(count);
        assertThat(number("select count(distinct xmin::text) from durable_insert"))
                .isEqualTo(count);
    }

    @Test
    void withoutASavedCardThereIsNoFloorOfPayments() throws Exception {
        try (Connection superuser = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), superuser, recording(), CLIENTS)) {
            // when / then
            assertThatThrownBy(() -> floor.payments(LONG_ENOUGH_FOR_EVERY_LANE))
                    .hasRootCauseMessage("the floor has saved no card to pay with");
        }
    }

    @Test
    void aPaymentThatTakesAnotherAmountIsNoticed() {
        // given
        Recording whole = recording();
        LoggedTransaction dearer = replaced(whole.payment().get(0), "$4, $5)", "$4, $5 + 1)");
        Recording other = new Recording(
                whole.customer(),
                whole.session(),
                whole.save(),
                List.of(dearer),
                whole.batchCustomers(),
                whole.batch(),
                whole.relayReads(),
                whole.relayDeletes());

        // when / then
        assertThatThrownBy(() -> repeat(other)).hasMessageContaining("In session.charge");
    }

    private int repeat(Recording recording) throws Exception {
        try (Connection ofServices = server.connect(SampleServices.DATABASE);
                Connection ofFloor = server.connect(FLOOR);
                Floor floor = Floor.open(services.access(FLOOR), ofFloor, recording, CLIENTS)) {
            return floor.verify(new Fidelity(ofServices, ofFloor, SCHEMAS));
        }
    }

    /** The recording with these parts in the place of its own. */
    private Recording with(List<LoggedTransaction> save, List<LoggedTransaction> batch) {
        Recording whole = recording();
        return new Recording(
                whole.customer(),
                whole.session(),
                save,
                whole.payment(),
                whole.batchCustomers(),
                batch,
                whole.relayReads(),
                whole.relayDeletes());
    }

    private static LoggedTransaction replaced(LoggedTransaction transaction, String sql, String other) {
        return new LoggedTransaction(
                transaction.user(),
                transaction.frame(),
                transaction.statements().stream()
                        .map(statement -> new LoggedStatement(
                                statement.process(),
                                statement.user(),
                                statement.database(),
                                statement.sql().replace(sql, other),
                                statement.parameters()))
                        .toList());
    }

    private Recording recording() {
        return Objects.requireNonNull(recorded);
    }

    private void create(String database) throws SQLException {
        execute("postgres", "create database " + database);
        try (Connection connection = server.connect(database)) {
            SampleServices.create(connection);
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = server.connect(FLOOR);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
