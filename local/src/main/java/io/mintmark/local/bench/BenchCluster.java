package io.mintmark.local.bench;

import io.mintmark.local.Cluster;
import io.mintmark.local.ClusterOptions;
import io.mintmark.local.Connection.Postgres;
import io.mintmark.local.bench.floor.FloorAccess;
import io.mintmark.local.bench.floor.Recording;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import io.mintmark.local.secret.Secrets;
import io.mintmark.local.service.Tuning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster for a benchmark alone: free ports, data of its own that each run begins anew, and JVMs that are tuned for
 * load. Everything else is as {@code ./run} has it, the durability of Postgres and Kafka before all.
 */
final class BenchCluster {
    /** The services whose SQL has a floor. */
    static final Set<Service> WITH_FLOOR = Set.of(Service.SESSION, Service.VAULT);

    private static final String FLOOR = "floor";
    private static final String DEFAULTS = "META-INF/microprofile-config.properties";

    private final Cluster cluster;
    private final Path data;

    BenchCluster(Cluster cluster, Path data) {
        this.cluster = cluster;
        this.data = data;
    }

    static ClusterOptions options(Folders folders) {
        return ClusterOptions.inFolder(folders.data())
                .withFresh(true)
                .withRestarts(false)
                .withTuning(Tuning.UNDER_LOAD);
    }

    io.mintmark.local.Connection connection() {
        return cluster.connection();
    }

    Path postgresLog() {
        return cluster.logs().resolve("postgres.log");
    }

    /** A connection as superuser. */
    Connection connect(String database) throws SQLException {
        Postgres postgres = connection().postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + database,
                postgres.user(),
                postgres.password());
    }

    /** The same tables, indexes, constraints and policies once more, in a database of the same server. */
    FloorAccess addFloor() throws Exception {
        cluster.addDatabase(FLOOR, WITH_FLOOR);
        Secrets secrets = new Secrets(new Folders(Folders.findRoot(), data).secrets(), new SecureRandom());
        Map<String, String> passwords =
                Recording.ROLES.stream().collect(Collectors.toMap(role -> role, secrets::password));
        Postgres postgres = connection().postgres();
        return new FloorAccess(
                postgres.host(), postgres.port(), FLOOR, passwords, connectionsOfAService(), paceOfARelay());
    }

    /** As many as a service's pool has. */
    static int connectionsOfAService() {
        return Integer.parseInt(common("quarkus.datasource.reactive.max-size"));
    }

    /** Of rounds of a service's relay, from begin to begin. */
    static Duration paceOfARelay() {
        return Duration.parse(common("mintmark.outbox.pace"));
    }

    /** By the settings that all services share. */
    private static String common(String setting) {
        try {
            for (URL url : Collections.list(BenchCluster.class.getClassLoader().getResources(DEFAULTS))) {
                Properties settings = new Properties();
                try (InputStream content = url.openStream()) {
                    settings.load(content);
                }
                if (settings.containsKey(setting)) {
                    return settings.getProperty(setting).strip();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(setting + " is set nowhere");
    }
}
