package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Whether the floor does what the services do: after it has repeated the recorded flow for somebody else, both databases
 * must hold the same rows, each flow's names and all times apart. A statement that was missed, or that changed nothing
 * because a value was put in the wrong place, shows here; a floor that does less would be quicker, and its ratio
 * worthless.
 */
public final class Fidelity {
    private static final String TABLES =
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname = any(?) and tablename not in ('flyway_schema_history', 'outbox')
            order by 1
            """;
    /** Times differ, and numbers that the database counts up. */
    private static final String INCOMPARABLE =
            """
            select coalesce(array_agg(column_name::text), '{}') from information_schema.columns
            where table_schema || '.' || table_name = ?
                and (data_type = 'timestamp with time zone' or is_identity = 'YES' or column_default like 'nextval(%')
            """;

    /** Each row's text is searched once for whatever looks like an identifier: a batch names hundreds. */
    private static final String ROWS =
            """
            select (to_jsonb(t) - ?::text[])::text from %s t
            where exists (
                select 1 from regexp_matches(to_jsonb(t)::text, '%s', 'g') found where found[1] = any(?::text[]))
            """;

    private final Connection services;
    private final Connection floor;
    private final String[] schemas;

    /** Superusers' connections, since nobody else sees all. */
    public Fidelity(Connection services, Connection floor, Set<String> schemas) {
        this.services = services;
        this.floor = floor;
        this.schemas = schemas.toArray(String[]::new);
    }

    /**
     * How many rows the flow has left; fails if the floor has others.
     *
     * @param ofServices what is named in the recorded flow, with a name that both flows share
     * @param ofFloor the same of the flow that was repeated
     */
    public int check(Map<String, String> ofServices, Map<String, String> ofFloor) throws SQLException {
        TreeMap<String, List<String>> expected = rows(services, ofServices);
        TreeMap<String, List<String>> actual = rows(floor, ofFloor);
        if (!expected.keySet().equals(actual.keySet())) {
            throw new IllegalStateException("the floor's tables are not those of the services: " + actual.keySet());
        }
        int count = 0;
        for (Map.Entry<String, List<String>> table : expected.entrySet()) {
            List<String> there = actual.getOrDefault(table.getKey(), List.of());
            if (!table.getValue().equals(there)) {
                throw new IllegalStateException("the floor does not do what the services do. In " + table.getKey()
                        + " they leave" + lines(table.getValue()) + "\nand it leaves" + lines(there));
            }
            count += there.size();
        }
        if (count == 0) {
            throw new IllegalStateException("the recorded flow has left no rows");
        }
        return count;
    }

    private static String lines(List<String> rows) {
        return rows.isEmpty() ? " nothing" : "\n  " + String.join("\n  ", rows);
    }

    private TreeMap<String, List<String>> rows(Connection connection, Map<String, String> names) throws SQLException {
        Object[] identifiers =
                names.keySet().stream().filter(Tokens::isIdentifier).toArray();
        TreeMap<String, List<String>> rows = new TreeMap<>();
        for (String table : texts(connection, TABLES, (Object) schemas)) {
            String[] incomparable = array(connection, table);
            rows.put(
                    table,
                    texts(connection, ROWS.formatted(table, Tokens.IDENTIFIER), incomparable, identifiers).stream()
                            .map(row -> renamed(row, names))
                            .sorted()
                            .toList());
        }
        return rows;
    }

    private static String renamed(String row, Map<String, String> names) {
        return Tokens.matcher(row)
                .replaceAll(token -> Matcher.quoteReplacement(names.getOrDefault(token.group(), token.group())));
    }

    private static String[] array(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(INCOMPARABLE)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return (String[]) row.getArray(1).getArray();
            }
        }
    }

    private static List<String> texts(Connection connection, String sql, Object... arrays) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                query.setArray(i + 1, connection.createArrayOf("text", (Object[]) arrays[i]));
            }
            try (ResultSet rows = query.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
