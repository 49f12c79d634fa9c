package io.mintmark.session.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

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
        try (Connection superuser = TestInfrastructure.asSuperuser("session")) {
            return number(superuser, sql, values);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same on a connection that the caller keeps. */
    public static long number(Connection superuser, String sql, Object... values) {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The single text that the query gives; empty if it gives none. */
    public static String text(String sql, Object... values) {
        try (Connection superuser = TestInfrastructure.asSuperuser("session")) {
            return text(superuser, sql, values);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same on a connection that the caller keeps. */
    public static String text(Connection superuser, String sql, Object... values) {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the session's time run out. */
    public static void runOut(String sessionId) {
        update("update sessions set expires_at = now() - interval '1 second' where id = ?", sessionId);
    }

    /**
     * Holds the session's row until so many transactions have read it and wait to write it: they meet for certain,
     * which sending requests at once does not ensure.
     */
    public static void holdUntilContended(String sessionId, int waiting) {
        try (Connection superuser = TestInfrastructure.asSuperuser("session");
                PreparedStatement lock = superuser.prepareStatement("select 1 from sessions where id = ? for update")) {
            superuser.setAutoCommit(false);
            lock.setString(1, sessionId);
            lock.execute();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like 'update sessions%'")
                            >= waiting);
            superuser.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Keeps everybody from inserting sessions until it is closed. */
    public static Hold holdInserts() {
        try {
            Connection superuser = TestInfrastructure.asSuperuser("session");
            superuser.setAutoCommit(false);
            try (Statement lock = superuser.createStatement()) {
                lock.execute("lock table sessions in share row exclusive mode");
            }
            return new Hold(superuser);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A lock that is held. */
    public static final class Hold implements AutoCloseable {
        private final Connection holder;

        private Hold(Connection holder) {
            this.holder = holder;
        }

        /** Waits until an insert has met the lock. */
        public void untilSomebodyWaits() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like 'insert into sessions%'")
                            > 0);
        }

        @Override
        public void close() {
            try {
                holder.rollback();
                holder.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
    }
}
