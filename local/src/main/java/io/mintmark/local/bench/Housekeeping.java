package io.mintmark.local.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clears away what the measurement before has left in the databases: their server would do it by itself, but in the
 * middle of the next one, for seconds, and on one side of a comparison only.
 */
final class Housekeeping {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final String AT_WORK =
            "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'";

    private final List<Connection> superusers;

    /** @param superusers a connection to each database of the server that is measured */
    Housekeeping(List<Connection> superusers) {
        this.superusers = superusers;
    }

    /** Returns when nothing is left to clear away, and the server does not do so either. */
    void run() throws SQLException, InterruptedException {
        for (Connection superuser : superusers) {
            try (Statement statement = superuser.createStatement()) {
                statement.execute("vacuum (analyze)");
            }
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (workers() > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the server does not stop clearing away");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private long workers() throws SQLException {
        try (Statement statement = superusers.get(0).createStatement();
                ResultSet row = statement.executeQuery(AT_WORK)) {
            row.next();
            return row.getLong(1);
        }
    }
}
