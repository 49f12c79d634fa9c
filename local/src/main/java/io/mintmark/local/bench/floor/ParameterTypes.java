package io.mintmark.local.bench.floor;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the server of which types a statement's parameters are; the log does not say. */
final class ParameterTypes {
    private static final String NAME = "bench_asks";

    private final Connection superuser;
    private final Map<String, List<ParameterType>> known = new HashMap<>();

    ParameterTypes(Connection superuser) {
        this.superuser = superuser;
    }

    /** In the order of their numbers. */
    List<ParameterType> of(String schema, String sql) {
        return known.computeIfAbsent(schema + " " + sql, unknown -> {
            try {
                return ask(schema, sql);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot be prepared: " + sql, e);
            }
        });
    }

    private List<ParameterType> ask(String schema, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = " + schema);
            statement.execute("prepare " + NAME + " as " + sql);
            try (PreparedStatement query = superuser.prepareStatement(
                    "select parameter_types::text[] from pg_prepared_statements where name = ?")) {
                query.setString(1, NAME);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    Array types = row.getArray(1);
                    return Arrays.stream((String[]) types.getArray())
                            .map(ParameterType::named)
                            .toList();
                }
            } finally {
                statement.execute("deallocate " + NAME);
            }
        }
    }
}
