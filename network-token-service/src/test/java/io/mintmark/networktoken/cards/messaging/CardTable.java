package io.mintmark.networktoken.cards.messaging;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What really stands in the tables. */
final class CardTable {
    static final String SCHEMA = "network_token";

    record Row(long merchant, long sequence, String status, @Nullable String brand, @Nullable String expiry) {}

    private CardTable() {}

    static List<Row> rows(String instrument) {
        try (Connection connection = TestInfrastructure.asSuperuser(SCHEMA)) {
            return rows(
                    connection,
                    "select merchant_id, sequence, status, brand || ' ' || last4, exp_month || '/' || exp_year"
                            + " from card where payment_instrument = ? order by merchant_id",
                    instrument);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static long inboxRows(String eventId) {
        try (Connection connection = TestInfrastructure.asSuperuser(SCHEMA);
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from inbox where consumer = 'network-token-cards' and event_id = ?")) {
            query.setString(1, eventId);
            ResultSet found = query.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Row> rows(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            ResultSet found = query.executeQuery();
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(new Row(
                        found.getLong(1),
                        found.getLong(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5)));
            }
            return rows;
        }
    }
}
