package io.mintmark.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.problem.Outages;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent without waiting is still within its transaction and on its merchant's behalf. */
@QuarkusTest
class TransactionsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String UNIQUE_VIOLATION = "23505";

    private final String mark = Api.unique("mark_");

    @Inject
    Transactions transactions;

    private TestMerchant merchant;
    private TestMerchant other;

    @BeforeEach
    void merchants() {
        merchant = Api.merchant();
        other = Api.merchant();
        Api.customer(merchant);
        Api.customer(other);
    }

    @Test
    void statementsThatAreSentAtOnceAreCommittedTogether() {
        // when
        Long seen = await(transactions.atOnceAsMerchant(id(), tx -> Uni.combine()
                .all()
                .unis(add(tx, "cus_1" + mark), add(tx, "cus_2" + mark), customers(tx))
                .with((one, two, count) -> count)));

        // then
        assertThat(seen).isEqualTo(3);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void ofStatementsThatAreSentAtOnceNoneIsStoredIfOneFails() {
        // when / then
        assertThatThrownBy(() -> await(transactions.atOnceAsMerchant(id(), tx -> Uni.combine()
                        .all()
                        .unis(add(tx, "cus_1" + mark), add(tx, "cus_1" + mark))
                        .discardItems())))
                .isInstanceOfSatisfying(PgException.class, refused -> assertThat(refused.getSqlState())
                        .isEqualTo(UNIQUE_VIOLATION));
        assertThat(stored()).isZero();
    }

    @Test
    void aStatementThatIsSentAfterTheCommitSeesNothing() {
        // when
        long seen =
                await(transactions.atOnceAsMerchant(id(), tx -> customers(tx).chain(() -> customers(tx))));

        // then
        assertThat(seen).isZero();
    }

    @Test
    void oneMerchantsRowsAreSeenWhicheverWay() {
        // when
        long asMerchant = await(transactions.asMerchant(id(), TransactionsQuarkusTest::customers));
        long atOnceAsMerchant = await(transactions.atOnceAsMerchant(id(), TransactionsQuarkusTest::customers));
        long asSystem = await(transactions.asSystem(TransactionsQuarkusTest::customers));
        long atOnceAsSystem = await(transactions.atOnceAsSystem(TransactionsQuarkusTest::customers));

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
                        id(), tx -> add(tx, "cus_1" + mark).chain(() -> add(tx, "cus_1" + mark)))))
                .isInstanceOf(PgException.class);
        assertThatThrownBy(() -> await(transactions.asMerchant(
                        id(), tx -> add(tx, "cus_2" + mark).map(fail("after it")))))
                .hasMessage("after it");
        assertThatThrownBy(() -> await(transactions.asMerchant(id(), tx -> {
                    throw new IllegalStateException("before it");
                })))
                .hasMessage("before it");
        assertThat(stored()).isZero();
    }

    /** All that was sent fails then; callers look for what one statement would have said. */
    @Test
    void aConnectionThatBreaksIsAnOutage() {
        assertThatThrownBy(() -> await(transactions.atOnceAsMerchant(id(), TransactionsQuarkusTest::endConnection)))
                .isNotInstanceOf(CompositeException.class)
                .matches(Outages::isOutage, "an outage");
        assertThatThrownBy(() -> await(transactions.asMerchant(id(), TransactionsQuarkusTest::endConnection)))
                .isNotInstanceOf(CompositeException.class)
                .matches(Outages::isOutage, "an outage");
    }

    /** Each text is prepared when it is met for the first time; what comes after it waits for that. */
    private Uni<Void> add(SqlConnection tx, String customer) {
        return tx.preparedQuery("insert into customer (id, merchant_id, reference_id, sequence, created_at, updated_at)"
                        + " values ($1, $2, $1, 1, now(), now()) /* " + mark + " */")
                .execute(Tuple.of(customer, merchant.id()))
                .replaceWithVoid();
    }

    private static Uni<Void> endConnection(SqlConnection tx) {
        return tx.query("select pg_terminate_backend(pg_backend_pid())")
                .execute()
                .replaceWithVoid();
    }

    private static Uni<Long> customers(SqlConnection tx) {
        return tx.query("select count(*) from customer")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private long stored() {
        return Rows.count("customer", "id like ?", "%" + mark);
    }

    private MerchantId id() {
        return new MerchantId(merchant.id());
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
