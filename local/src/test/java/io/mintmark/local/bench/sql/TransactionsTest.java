package io.mintmark.local.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final String SESSION = "ses_" + "0".repeat(26);
    private static final String CAPTURE = "cap_" + "1".repeat(26);
    private static final String OTHER = "ses_" + "2".repeat(26);

    @Test
    void eachConnectionsStatementsMakeItsOwnTransactions() {
        // when
        List<LoggedTransaction> read = Transactions.of(List.of(
                statement(1, "commit"),
                statement(1, "BEGIN"),
                statement(2, "begin"),
                statement(1, "insert"),
                statement(3, "select alone"),
                statement(2, "update"),
                statement(2, "ROLLBACK"),
                statement(1, "select"),
                statement(1, "COMMIT"),
                statement(1, "begin"),
                statement(1, "cut off")));

        // then
        assertThat(read)
                .containsExactly(
                        new LoggedTransaction("app", List.of(), List.of(statement(3, "select alone"))),
                        new LoggedTransaction("app", List.of("begin", "ROLLBACK"), List.of(statement(2, "update"))),
                        new LoggedTransaction(
                                "app",
                                List.of("BEGIN", "COMMIT"),
                                List.of(statement(1, "insert"), statement(1, "select"))));
    }

    @Test
    void aFlowIsWhatItsMerchantDidAndWhatNamesItsThings() {
        // given
        LoggedTransaction ofMerchant = alone(1, "app.merchant", "10002");
        LoggedTransaction linked = alone(2, "/internal/sessions/" + SESSION + "/completions", CAPTURE);
        LoggedTransaction byCapture = alone(3, CAPTURE);
        LoggedTransaction foreign = alone(4, OTHER);
        LoggedTransaction sweeper = alone(5, "app.merchant", "10001");

        // when
        List<LoggedTransaction> flow =
                Transactions.ofFlow(List.of(byCapture, sweeper, ofMerchant, foreign, linked), "10002", Set.of(SESSION));

        // then: also what was known only by something that came later, and in the order of the log
        assertThat(flow).containsExactly(byCapture, ofMerchant, linked);
    }

    private static LoggedStatement statement(int process, String sql, String... parameters) {
        return new LoggedStatement(process, "app", "mintmark", sql, List.of(parameters));
    }

    private static LoggedTransaction alone(int process, String... parameters) {
        return new LoggedTransaction("app", List.of(), List.of(statement(process, "select", parameters)));
    }
}
