package io.mintmark.local.postgres;

import io.mintmark.local.process.Daemon;
import io.mintmark.local.process.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Postgres as a process of its own, listening on the loopback only, durable, with a password for everybody. */
public final class PostgresServer implements Daemon {
    /** The superuser's name. */
    public static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final String ONLY_WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Path data;
    private final Path binaries;
    private final Path log;
    private final int port;
    private final Path passwordFile;
    private final Postmaster postmaster;
    private volatile @Nullable EmbeddedPostgres server;
    private volatile @Nullable ProcessHandle process;

    /** @param passwordFile holds the superuser's password, in one line */
    public PostgresServer(Path data, Path binaries, Path log, int port, Path passwordFile) {
        this.data = data;
        this.binaries = binaries;
        this.log = log;
        this.port = port;
        this.passwordFile = passwordFile;
        this.postmaster = new Postmaster(data);
    }

    /** Ends a server that a killed launcher left on this data; tells whether there was one. */
    public static boolean endLeftover(Path data, Duration grace) throws IOException, InterruptedException {
        Postmaster leftover = new Postmaster(data);
        boolean found = leftover.find().isPresent();
        leftover.endStale(grace);
        return found;
    }

    @Override
    public String name() {
        return "Postgres";
    }

    @Override
    public void start() throws Exception {
        release();
        postmaster.endStale(GRACE);
        try {
            server = launch();
        } catch (IOException | RuntimeException failure) {
            postmaster.endStale(GRACE);
            throw new IllegalStateException("Postgres did not start; see " + log, failure);
        }
        process = postmaster.find().orElseThrow(() -> new IllegalStateException("Postgres ended at once; see " + log));
        try (Connection connection = connect("postgres")) {
            Durability.check(connection);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        String password = Files.readString(passwordFile).strip();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                // The library hands these to initdb as --name=value, after its own "-A trust", and the last word
                // counts.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setDataDirectoryCustomizer(PostgresServer::requirePasswords);
        Durability.SETTINGS.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres started = builder.start();
        // The library leaves the folder of its binaries writable for everybody.
        Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
        return started;
    }

    private static void requirePasswords(java.io.File folder) {
        try {
            Files.writeString(folder.toPath().resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write pg_hba.conf", e);
        }
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        EmbeddedPostgres running = server;
        if (running == null) {
            throw new SQLException("Postgres is not running");
        }
        return running.getDatabase(SUPERUSER, database, Map.of("password", password(), "loginTimeout", "10"))
                .getConnection();
    }

    private String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + passwordFile, e);
        }
    }

    @Override
    public void stop() throws Exception {
        release();
        postmaster.stop(GRACE);
        ProcessHandle running = process;
        if (running != null) {
            Signals.end(List.of(running), GRACE);
        }
    }

    @Override
    public void kill() throws Exception {
        ProcessHandle running = process;
        if (running != null) {
            running.destroyForcibly();
            Signals.ended(List.of(running), GRACE);
        }
    }

    /** Lets the library stop the server, for the five seconds that it gives it, and free its lock on the data folder. */
    private void release() throws IOException {
        EmbeddedPostgres old = server;
        if (old != null) {
            server = null;
            old.close();
        }
    }

    @Override
    public long pid() {
        return running().pid();
    }

    @Override
    public CompletableFuture<String> onExit() {
        return Signals.onExit(running()).thenApply(ended -> "an exit that only its log explains");
    }

    private ProcessHandle running() {
        ProcessHandle current = process;
        if (current == null) {
            throw new IllegalStateException("Postgres was never started");
        }
        return current;
    }
}
