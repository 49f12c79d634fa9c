package io.mintmark.vault.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks at what really stands in the tables. */
public final class Rows {
    private Rows() {}

    /** Counts past row-level security. */
    public static long count(String table, String condition, Object... values) {
        try (Connection superuser = TestInfrastructure.asSuperuser("vault")) {
            return number(superuser, "select count(*) from " + table + " where " + condition, values);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Changes rows past row-level security. */
    public static int change(String statement, Object... values) {
        try (Connection superuser = TestInfrastructure.asSuperuser("vault");
                PreparedStatement prepared = superuser.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The number that a query gives. */
    public static long number(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            bind(prepared, values);
            try (ResultSet result = prepared.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }
}
