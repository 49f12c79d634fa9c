package io.mintmark.webhook.delivery.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The claim itself, in transactions that are rolled back, so that the dispatcher never sees the rows. */
@QuarkusTest
class ClaimQuarkusTest {
    private static final String EVENT =
            "insert into webhook_event (id, merchant_id, type, aggregate_id, sequence, body, created_at)"
                    + " values ('evt_claim', 1, 'session.created', 'ses_x', 1, '{}', now())";

    @Test
    void aClaimTouchesTheRowsThatWaitAndNoneOfTheHundredThousandThatAreDone() throws SQLException {
        inRolledBackTransaction(sql -> {
            // given: a long history and a few rows that are due
            deliveries(sql, "delivered", "whe_" + "old", 100_000, "now()");
            for (int i = 0; i < 20; i++) {
                deliveries(sql, "pending", "whe_" + i, 50, "now() - interval '1 minute'");
            }
            sql.execute("analyze webhook_delivery");

            // when
            String plan = explain(sql, 4, 512, "");

            // then
            assertThat(plan)
                    .contains("webhook_delivery_due")
                    .doesNotContain("Seq Scan on webhook_delivery")
                    .doesNotContain("Rows Removed by Filter: 1000");
            assertThat(buffersOf(plan))
                    .as("pages looked at; the table has some 2,000\n%s", plan)
                    .isLessThan(3_000);
        });
    }

    @Test
    void aBacklogTakesItsOwnPlacesAndNobodyElses() throws SQLException {
        inRolledBackTransaction(sql -> {
            // given: one queue with a backlog that is due for long, and ten with one row each
            deliveries(sql, "pending", "whe_0backlog", 5_000, "now() - interval '2 days'");
            for (int i = 1; i <= 10; i++) {
                deliveries(sql, "pending", "whe_" + i, 1, "now()");
            }

            // when
            Map<String, Integer> claimed = claim(sql, 4, 512, "");

            // then
            assertThat(claimed).hasSize(11).containsEntry("whe_0backlog", 4).containsEntry("whe_7", 1);
        });
    }

    @Test
    void withLessRoomThanWorkTheQueuesTakeTurns() throws SQLException {
        inRolledBackTransaction(sql -> {
            // given
            for (String queue : new String[] {"a", "b", "c", "d"}) {
                deliveries(sql, "pending", queue, 10, "now()");
            }

            // then
            assertThat(claim(sql, 4, 6, "")).containsExactlyInAnyOrderEntriesOf(Map.of("a", 4, "b", 2));
            assertThat(claim(sql, 4, 6, "b")).containsExactlyInAnyOrderEntriesOf(Map.of("c", 4, "d", 2));
            assertThat(claim(sql, 4, 6, "d")).containsExactlyInAnyOrderEntriesOf(Map.of("a", 4, "b", 2));
        });
    }

    @Test
    void aQueueOfWhichMoreIsKnownHasItsOwnPlaces() throws SQLException {
        inRolledBackTransaction(sql -> {
            // given
            for (String queue : new String[] {"full", "quick", "unknown"}) {
                deliveries(sql, "pending", queue, 10, "now()");
            }

            // then
            assertThat(claim(sql, "execute claim('{full,quick,idle}', '{0,7,9}', 4, 512, '', 30000)"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("quick", 7, "unknown", 4));
        });
    }

    @Test
    void whatIsNotDueYetIsLeftAlone() throws SQLException {
        inRolledBackTransaction(sql -> {
            deliveries(sql, "pending", "whe_later", 3, "now() + interval '1 second'");
            deliveries(sql, "held", "whe_held", 3, "now()");
            deliveries(sql, "exhausted", "whe_over", 3, "now()");

            assertThat(claim(sql, 4, 512, "")).isEmpty();
        });
    }

    private interface Work {
        void with(Statement sql) throws SQLException;
    }

    private static void inRolledBackTransaction(Work work) throws SQLException {
        try (Connection connection = TestInfrastructure.asSuperuser("webhook");
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            // What other tests left waiting is no part of these.
            sql.execute("delete from webhook_delivery");
            sql.execute(EVENT);
            sql.execute("set role webhook_system");
            sql.execute("prepare claim(text[], int[], int, int, text, bigint) as " + QueueSql.CLAIM);
            sql.execute("reset role");
            try {
                work.with(sql);
            } finally {
                connection.rollback();
                sql.execute("deallocate all");
                connection.rollback();
            }
        }
    }

    private static void deliveries(Statement sql, String status, String queue, int count, String dueAt)
            throws SQLException {
        sql.execute(
                "insert into webhook_delivery (id, merchant_id, event_id, event_type, endpoint_id, url, queue, status,"
                        + " due_at) select 'dlv_' || gen_random_uuid(), 1, 'evt_claim', 'session.created', '" + queue
                        + "', 'https://a.example.com', '" + queue + "', '" + status + "', " + dueAt
                        + " from generate_series(1, " + count + ")");
    }

    private static String execute(int perQueue, int total, String after) {
        return "execute claim('{}', '{}', " + perQueue + ", " + total + ", '" + after + "', 30000)";
    }

    private static Map<String, Integer> claim(Statement sql, int perQueue, int total, String after)
            throws SQLException {
        return claim(sql, execute(perQueue, total, after));
    }

    private static Map<String, Integer> claim(Statement sql, String statement) throws SQLException {
        Map<String, Integer> claimed = new HashMap<>();
        sql.execute("set local role webhook_system");
        try (ResultSet rows = sql.executeQuery(statement)) {
            while (rows.next()) {
                claimed.merge(rows.getString("queue"), 1, Integer::sum);
            }
        }
        sql.execute("reset role");
        return claimed;
    }

    private static String explain(Statement sql, int perQueue, int total, String after) throws SQLException {
        StringBuilder plan = new StringBuilder();
        sql.execute("set local role webhook_system");
        try (ResultSet rows = sql.executeQuery("explain (analyze, buffers) " + execute(perQueue, total, after))) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        sql.execute("reset role");
        return plan.toString();
    }

    /** The pages that the whole statement touched: the first Buffers line is the top node's. */
    private static int buffersOf(String plan) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?")
                .matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        return Integer.parseInt(matcher.group(1)) + (matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
    }
}
