package io.mintmark.session.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks at the tables, and turns back the time in them, past row-level security. */
public final class Database {
    private Database() {}

    /** Runs a statement and says how many rows it met. */
    public static int update(String sql, Object... values) {
        try (Connection superuser = TestInfrastructure.asSuperuser("session");
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The single number that the query gives. */
    public static long number(String sql, Object... values) {
        try (Connection superuser = TestInfrastructure.asSuperuser("session");
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the session's time run out. */
    public static void runOut(String sessionId) {
        update("update sessions set expires_at = now() - interval '1 second' where id = ?", sessionId);
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
    }
}
