package io.mintmark.local.bench.sql;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has Postgres log every statement with its values for a while. The values hold sealed cards and no open ones; the log
 * belongs to a cluster that holds published test cards alone.
 */
public final class StatementRecorder implements AutoCloseable {
    private static final long EFFECTIVE_MILLIS = 300;

    private final Connection superuser;
    private final Path log;

    /** @param log what the server's standard error goes to */
    public StatementRecorder(Connection superuser, Path log) throws SQLException, InterruptedException {
        this.superuser = superuser;
        this.log = log;
        set(
                "alter system set log_line_prefix = '" + StatementLog.PREFIX + "'",
                "alter system set log_statement = 'all'");
    }

    /** Where the log ends now. */
    public long mark() throws IOException {
        return Files.size(log);
    }

    /** What was executed since the mark. */
    public List<LoggedStatement> since(long mark) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] part = new byte[Math.toIntExact(file.length() - mark)];
            file.seek(mark);
            file.readFully(part);
            return StatementLog.read(new String(part, StandardCharsets.UTF_8));
        }
    }

    private void set(String... statements) throws SQLException, InterruptedException {
        try (Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("select pg_reload_conf()");
        }
        // The server hands a change to its processes by a signal, and says nothing when the last has it.
        TimeUnit.MILLISECONDS.sleep(EFFECTIVE_MILLIS);
    }

    /** Logs as before. */
    @Override
    public void close() throws SQLException, InterruptedException {
        set("alter system reset log_statement", "alter system reset log_line_prefix");
    }
}
