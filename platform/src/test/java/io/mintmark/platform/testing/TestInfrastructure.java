package io.mintmark.platform.testing;

import io.mintmark.platform.database.Migrations;
import io.mintmark.platform.database.Roles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Postgres with the service's roles and migrations, and Kafka with all topics, for in-process tests. Init argument:
 * {@code schema}. The service connects under its restricted role, as everywhere.
 */
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "for-tests-only";

    private String schema = "";

    @Override
    public void init(Map<String, String> arguments) {
        schema = Objects.requireNonNull(arguments.get("schema"), "the init argument schema");
    }

    @Override
    public Map<String, String> start() {
        TestPostgres postgres = TestPostgres.shared();
        TestKafka kafka = TestKafka.shared();
        Roles roles = Roles.of(schema);
        try (Connection superuser = postgres.superuser()) {
            roles.create(superuser, PASSWORD, PASSWORD);
        } catch (SQLException failed) {
            throw new IllegalStateException("the roles could not be made", failed);
        }
        new Migrations(postgres.jdbcUrl(), roles.owner(), PASSWORD, schema).run();

        Map<String, String> settings = new HashMap<>(TestKeys.settings());
        settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(schema));
        settings.put("quarkus.datasource.username", roles.app());
        settings.put("quarkus.datasource.password", PASSWORD);
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("mintmark.public-url", "http://127.0.0.1:8080");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    /** Connects as the service does. */
    public static Connection asApplication(String schema) throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.shared().jdbcUrl(), Roles.of(schema).app(), PASSWORD);
    }

    /** Connects as one who may do anything, to look at what really stands in the tables. */
    public static Connection asSuperuser(String schema) throws SQLException {
        Connection connection = TestPostgres.shared().superuser();
        connection.setSchema(schema);
        return connection;
    }

    /** Both servers live as long as the JVM: other test classes use them too. */
    @Override
    public void stop() {
        schema = "";
    }
}
