package io.mintmark.local.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementLogTest {
    private static final String LOG = String.join(
            "\n",
            "2026-11-21 03:00:00.000 UTC [7] LOG:  parameter \"log_statement\" changed to \"all\"",
            "@bench|41|vault_app|mintmark|LOG:  statement: BEGIN",
            "@bench|41|vault_app|mintmark|LOG:  execute S_1: select set_config($1, $2, true)",
            "@bench|41|vault_app|mintmark|DETAIL:  Parameters: $1 = 'app.merchant', $2 = '10002'",
            "@bench|42|session_app|mintmark|LOG:  execute <unnamed>: select 1",
            "@bench|41|vault_app|mintmark|LOG:  execute S_2: update capture set outcome = $2,",
            "\t    redirect_url = $3",
            "\twhere id = $1",
            "\t",
            "@bench|41|vault_app|mintmark|DETAIL:  Parameters: $1 = 'it''s, $2 = ''x''', $2 = NULL, $3 = 'two",
            "\tlines'",
            "@bench|41|vault_app|mintmark|LOG:  statement: COMMIT",
            "@bench|43||mintmark|LOG:  connection received: host=127.0.0.1",
            "");

    @Test
    void statementsComeWithTheirParametersAndAllTheirLines() {
        // when
        List<LoggedStatement> read = StatementLog.read(LOG);

        // then
        assertThat(read)
                .containsExactly(
                        new LoggedStatement(41, "vault_app", "mintmark", "BEGIN", List.of()),
                        new LoggedStatement(
                                41,
                                "vault_app",
                                "mintmark",
                                "select set_config($1, $2, true)",
                                List.of("app.merchant", "10002")),
                        new LoggedStatement(42, "session_app", "mintmark", "select 1", List.of()),
                        new LoggedStatement(
                                41,
                                "vault_app",
                                "mintmark",
                                "update capture set outcome = $2,\n    redirect_url = $3\nwhere id = $1\n",
                                Arrays.asList("it's, $2 = 'x'", null, "two\nlines")),
                        new LoggedStatement(41, "vault_app", "mintmark", "COMMIT", List.of()));
    }

    @Test
    void parametersOfAStatementWithoutAnyAreNone() {
        assertThat(StatementLog.parameters("")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotTakenForSomethingElse() {
        assertThatThrownBy(() -> StatementLog.parameters("$1 = 'a', $3 = 'c'"))
                .hasMessage("parameter 2 is not where it should be");
        assertThatThrownBy(() -> StatementLog.parameters("$1 = 'cut")).hasMessage("a parameter has no end");
    }
}
