package io.mintmark.local.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three settings without which an acknowledged write may be lost. The embedded library starts with all three off. */
public final class Durability {
    /** Each of them must be {@code on}. */
    public static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /** What the server says about them. */
    public static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    values.put(setting, row.getString(1));
                }
            }
        }
        return values;
    }

    /** Refuses a server that could lose an acknowledged write. */
    static void check(Connection connection) throws SQLException {
        Map<String, String> values = read(connection);
        if (values.values().stream().anyMatch(value -> !"on".equals(value))) {
            throw new IllegalStateException("Postgres would lose acknowledged writes: " + values);
        }
    }
}
