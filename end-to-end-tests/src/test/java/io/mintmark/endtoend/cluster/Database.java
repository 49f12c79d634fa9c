package io.mintmark.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.local.Connection.Postgres;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGConnection;

/** The database as its superuser sees it. Tests look here only for what has no interface. */
public final class Database {
    private final String url;
    private final String user;
    private final String password;

    Database(Postgres postgres) {
        this.url = "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database();
        this.user = postgres.user();
        this.password = postgres.password();
    }

    /** A connection of one's own, under another role. */
    public Connection connect(String role, String rolePassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", rolePassword);
        return DriverManager.getConnection(url, login);
    }

    /** The first column of all rows. */
    public List<String> texts(String sql, Object... parameters) {
        try (Connection connection = connect(user, password);
                PreparedStatement query = prepare(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The number that the query answers with. */
    public long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    /** How many rows the statement changed. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = connect(user, password);
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A statement that answers nothing, such as one that cannot be in a transaction. */
    public void execute(String sql) {
        try (Connection connection = connect(user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Writes all rows of a table as text. */
    public void copy(String table, OutputStream into) {
        try (Connection connection = connect(user, password)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", into);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("copy " + table, e);
        }
    }

    void assertNothingToPublish() {
        for (Service service : Service.values()) {
            assertThat(number("select count(*) from " + service.schema() + ".outbox"))
                    .as("events that %s has still to publish", service.module())
                    .isZero();
        }
    }

    /** A consumer of ours has taken in these events, each once. */
    void assertTakenIn(ConsumerGroup group, Set<String> events) {
        assertThat(texts(
                        "select event_id from " + schema(group) + ".inbox where consumer = ? and event_id = any(?)",
                        group.groupId(),
                        events.toArray(String[]::new)))
                .as("events that %s has taken in", group.groupId())
                .containsExactlyInAnyOrderElementsOf(events);
    }

    void giveUpDeliveriesToOthersThan(long merchant) {
        update(
                "update webhook.webhook_delivery set status = 'exhausted'"
                        + " where status = 'pending' and merchant_id <> ?",
                merchant);
    }

    void assertNothingToDeliver() {
        assertThat(texts("select status || ' ' || event_type || ' ' || coalesce(last_error, '') from"
                        + " webhook.webhook_delivery where status in ('pending', 'leased')"))
                .as("deliveries that wait")
                .isEmpty();
    }

    private static String schema(ConsumerGroup group) {
        return switch (group) {
            case NETWORK_TOKEN_CARDS -> Service.NETWORK_TOKEN.schema();
            case WEBHOOK_EVENTS -> Service.WEBHOOK.schema();
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
