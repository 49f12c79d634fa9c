package io.mintmark.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One Postgres for all tests of a JVM: embedded, or a container with {@code -Dtest.infrastructure=containers}. */
public final class TestPostgres {
    private static @Nullable TestPostgres shared;

    private final String host;
    private final int port;
    private final String database;
    private final String user;
    private final String password;

    private TestPostgres(String host, int port, String database, String user, String password) {
        this.host = host;
        this.port = port;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    /** Starts it at the first call. */
    public static synchronized TestPostgres shared() {
        TestPostgres running = shared;
        if (running == null) {
            running = containers() ? container() : embedded();
            shared = running;
        }
        return running;
    }

    static boolean containers() {
        return "containers".equals(System.getProperty("test.infrastructure"));
    }

    private static TestPostgres embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start();
            return new TestPostgres("127.0.0.1", postgres.getPort(), "postgres", "postgres", "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("Postgres did not start", failed);
        }
    }

    private static TestPostgres container() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        postgres.start();
        return new TestPostgres(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getDatabaseName(),
                postgres.getUsername(),
                postgres.getPassword());
    }

    /** For JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** For the reactive client, with the schema as search path. */
    public String reactiveUrl(String schema) {
        return "postgresql://" + host + ":" + port + "/" + database + "?search_path=" + schema;
    }

    /** Connects past row-level security. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }
}
