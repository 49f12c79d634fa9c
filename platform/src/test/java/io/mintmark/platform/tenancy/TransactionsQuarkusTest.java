package io.mintmark.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.events.OutboxSignal;
import io.mintmark.platform.problem.Outages;
import io.mintmark.platform.runtime.ServiceName;
import io.mintmark.platform.testing.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent without waiting is still within its transaction and on its merchant's behalf. */
@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = "platform_test"))
class TransactionsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String UNIQUE_VIOLATION = "23505";

    private static final AtomicLong MERCHANTS = new AtomicLong(880_000);

    private final String mark = UUID.randomUUID().toString();
    private final MerchantId merchant = new MerchantId(MERCHANTS.incrementAndGet());
    private final MerchantId other = new MerchantId(MERCHANTS.incrementAndGet());

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Inject
    ServiceName service;

    @Inject
    OutboxSignal signal;

    @BeforeEach
    void eachHasAThing() {
        for (MerchantId owner : new MerchantId[] {merchant, other}) {
            await(transactions.asMerchant(owner, tx -> add(tx, owner, "mine")));
        }
    }

    @Test
    void statementsThatAreSentAtOnceAreCommittedTogether() {
        // when
        Long seen = await(transactions.atOnceAsMerchant(merchant, tx -> Uni.combine()
                .all()
                .unis(add(tx, merchant, "one"), add(tx, merchant, "two"), things(tx))
                .with((one, two, count) -> count)));

        // then
        assertThat(seen).isEqualTo(3);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void ofStatementsThatAreSentAtOnceNoneIsStoredIfOneFails() {
        // when / then
        assertThatThrownBy(() -> await(transactions.atOnceAsMerchant(merchant, tx -> Uni.combine()
                        .all()
                        .unis(add(tx, merchant, "one"), add(tx, merchant, "one"))
                        .discardItems())))
                .isInstanceOfSatisfying(PgException.class, refused -> assertThat(refused.getSqlState())
                        .isEqualTo(UNIQUE_VIOLATION));
        assertThat(stored()).isZero();
    }

    @Test
    void aStatementThatIsSentAfterTheCommitSeesNothing() {
        // when
        long seen =
                await(transactions.atOnceAsMerchant(merchant, tx -> things(tx).chain(() -> things(tx))));

        // then
        assertThat(seen).isZero();
    }

    @Test
    void oneMerchantsRowsAreSeenWhicheverWay() {
        // when
        long asMerchant = await(transactions.asMerchant(merchant, TransactionsQuarkusTest::things));
        long atOnceAsMerchant = await(transactions.atOnceAsMerchant(merchant, TransactionsQuarkusTest::things));
        long asSystem = await(transactions.asSystem(TransactionsQuarkusTest::things));
        long atOnceAsSystem = await(transactions.atOnceAsSystem(TransactionsQuarkusTest::things));

        // then
        assertThat(asMerchant).isEqualTo(1);
        assertThat(atOnceAsMerchant).isEqualTo(1);
        assertThat(asSystem).isGreaterThan(1);
        assertThat(atOnceAsSystem).isGreaterThan(1);
    }

    /** The first statement does not wait for the begin; it is rolled back with what follows all the same. */
    @Test
    void aFailureRollsBackTheFirstStatementToo() {
        // when / then
        assertThatThrownBy(() -> await(transactions.asMerchant(
                        merchant, tx -> add(tx, merchant, "one").chain(() -> add(tx, merchant, "one")))))
                .isInstanceOf(PgException.class);
        assertThatThrownBy(() -> await(transactions.asMerchant(
                        merchant, tx -> add(tx, merchant, "two").map(fail("after it")))))
                .hasMessage("after it");
        assertThatThrownBy(() -> await(transactions.asMerchant(merchant, tx -> {
                    throw new IllegalStateException("before it");
                })))
                .hasMessage("before it");
        assertThat(stored()).isZero();
    }

    /** All that was sent fails then; callers look for what one statement would have said. */
    @Test
    void aConnectionThatBreaksIsAnOutage() {
        assertThatThrownBy(() -> await(transactions.atOnceAsMerchant(merchant, TransactionsQuarkusTest::endConnection)))
                .isNotInstanceOf(CompositeException.class)
                .matches(Outages::isOutage, "an outage");
        assertThatThrownBy(() -> await(transactions.asMerchant(merchant, TransactionsQuarkusTest::endConnection)))
                .isNotInstanceOf(CompositeException.class)
                .matches(Outages::isOutage, "an outage");
    }

    /** Tables with walls may be met first: outside of a transaction there is no merchant. */
    @Test
    void whereTheBeginAloneFailsTheWallsTakeNothing() {
        // given
        Transactions refused = new Transactions(RefusedBegin.of(pool), service, signal);

        // when / then
        assertThatThrownBy(() -> await(refused.asMerchant(merchant, tx -> add(tx, merchant, "one"))))
                .isInstanceOfSatisfying(PgException.class, failure -> assertThat(failure.getSqlState())
                        .isEqualTo(RefusedBegin.STATE));
        assertThat(stored()).isZero();
    }

    /** The inbox has none: a row that stays without its event's effect would lose the event. */
    @Test
    void whereTheBeginAloneFailsNothingIsTakenIn() {
        // given
        Transactions refused = new Transactions(RefusedBegin.of(pool), service, signal);

        // when / then
        assertThatThrownBy(() -> await(refused.onceBegunAsMerchant(merchant, this::takeIn)))
                .isInstanceOf(PgException.class);
        assertThatThrownBy(() -> await(refused.onceBegunAsSystem(this::takeIn))).isInstanceOf(PgException.class);
        assertThat(takenIn()).isZero();

        // and otherwise it is
        await(transactions.onceBegunAsMerchant(merchant, this::takeIn));
        assertThat(takenIn()).isEqualTo(1);
    }

    /** Each text is prepared when it is met for the first time; what comes after it waits for that. */
    private Uni<Void> add(SqlConnection tx, MerchantId owner, String name) {
        return tx.preparedQuery("insert into thing (id, merchant_id, name) values ($1, $2, $3) /* " + mark + " */")
                .execute(Tuple.of(name + owner + mark, owner.value(), name))
                .replaceWithVoid();
    }

    private Uni<Void> takeIn(SqlConnection tx) {
        return tx.preparedQuery("insert into inbox (consumer, event_id) values ('transactions', $1)")
                .execute(Tuple.of(mark))
                .replaceWithVoid();
    }

    private static Uni<Void> endConnection(SqlConnection tx) {
        return tx.query("select pg_terminate_backend(pg_backend_pid())")
                .execute()
                .replaceWithVoid();
    }

    private static Uni<Long> things(SqlConnection tx) {
        return tx.query("select count(*) from thing")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Of what the tests have added. */
    private long stored() {
        return count("select count(*) from thing where id like '%' || ? and name <> 'mine'");
    }

    private long takenIn() {
        return count("select count(*) from inbox where event_id = ?");
    }

    private long count(String sql) {
        try (Connection connection = TestInfrastructure.asSuperuser("platform_test");
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, mark);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> Function<T, T> fail(String message) {
        return item -> {
            throw new IllegalStateException(message);
        };
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
