package io.mintmark.local.bench.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as Postgres executed it.
 *
 * @param process of the server, one for each connection
 * @param parameters in the database's text form; null stands for SQL's null
 */
public record LoggedStatement(
        int process, String user, String database, String sql, List<@Nullable String> parameters) {
    public LoggedStatement {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    LoggedStatement with(List<@Nullable String> found) {
        return new LoggedStatement(process, user, database, sql, found);
    }
}
