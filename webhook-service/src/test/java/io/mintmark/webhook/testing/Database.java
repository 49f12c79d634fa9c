package io.mintmark.webhook.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What really stands in the tables, past row-level security; and a way to let time pass. */
public final class Database {
    private Database() {}

    /** The rows as maps by column name. */
    public static List<Map<String, Object>> rows(String sql, Object... arguments) {
        try (Connection connection = TestInfrastructure.asSuperuser("webhook");
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one row. */
    public static Map<String, Object> row(String sql, Object... arguments) {
        List<Map<String, Object>> rows = rows(sql, arguments);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + sql);
        }
        return rows.get(0);
    }

    /** Changes rows; tells how many. */
    public static int update(String sql, Object... arguments) {
        try (Connection connection = TestInfrastructure.asSuperuser("webhook");
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the time of the event's pending deliveries come. */
    public static void comeDue(String eventId) {
        update("update webhook_delivery set due_at = now() where event_id = ? and status = 'pending'", eventId);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
