package io.mintmark.local.bench.sql;

import java.util.List;
import java.util.Set;

/**
 * Statements that belong together.
 *
 * @param frame what begins and ends it, as it was sent; empty for a statement that stood alone
 */
public record LoggedTransaction(String user, List<String> frame, List<LoggedStatement> statements) {
    public LoggedTransaction {
        frame = List.copyOf(frame);
        statements = List.copyOf(statements);
    }

    /** Whether any value of it holds one of the tokens. */
    boolean mentions(Set<String> tokens) {
        return statements.stream()
                .flatMap(statement -> statement.parameters().stream())
                .anyMatch(value -> value != null && Tokens.in(value).anyMatch(tokens::contains));
    }

    /** Whether it was run for this merchant. */
    boolean isFor(String merchant) {
        return statements.stream()
                .anyMatch(statement -> statement.parameters().equals(List.of("app.merchant", merchant)));
    }
}
