package io.mintmark.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.endtoend.events.EventReader;
import io.mintmark.local.Cluster;
import io.mintmark.local.ClusterOptions;
import io.mintmark.local.Connection;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A running Mintmark, and all that a test asks of it from outside. What ends unasked stays down, so that a test sees
 * each death and decides when the next life begins.
 */
public final class Platform implements AutoCloseable {
    /** Within which a platform that was struck must be whole again. */
    public static final Duration RECOVERY = Duration.ofSeconds(60);

    /** Longer than the 10 s that a completion may take, shorter than a test's patience. */
    private static final Map<String, String> QUICK_JANITOR = Map.of(
            "MINTMARK_SESSIONS_LEFT_BEHIND_AFTER", "PT12S",
            "MINTMARK_SESSIONS_RESOLVE_EVERY", "1s",
            "MINTMARK_VERIFICATIONS_RESOLVE_EVERY", "1s",
            "MINTMARK_VERIFICATIONS_RELEASE_EVERY", "1s");

    /** What a dead sender had leased is sent again within seconds instead of half a minute. */
    private static final Map<String, String> SHORT_LEASES = Map.of(
            "MINTMARK_WEBHOOK_DEADLINE", "PT3S",
            "MINTMARK_WEBHOOK_CONNECT_TIMEOUT", "PT2S",
            "MINTMARK_WEBHOOK_LEASE", "PT8S",
            "MINTMARK_WEBHOOK_REAP_EVERY", "PT1S");

    private final int replicas;
    private final Cluster cluster;
    private final Database database;
    private final EventReader events;
    private final Api api;

    private Platform(int replicas, Cluster cluster) {
        this.replicas = replicas;
        this.cluster = cluster;
        this.database = new Database(cluster.connection().postgres());
        this.events = new EventReader(cluster.connection().kafkaBootstrapServers());
        this.api = new Api(cluster.connection().baseUrl());
    }

    static Platform start(int replicas) {
        Path data = Path.of("target", "cluster-of-" + replicas).toAbsolutePath();
        try {
            Files.createDirectories(temporary(data));
            return new Platform(
                    replicas,
                    Cluster.start(ClusterOptions.inFolder(data)
                            .withReplicas(replicas)
                            .withFresh(true)
                            .withRestarts(false)
                            .withRehearsal(true)
                            .withExtra(Service.SESSION, environment(Service.SESSION, data, QUICK_JANITOR))
                            .withExtra(Service.VAULT, environment(Service.VAULT, data, Map.of()))
                            .withExtra(Service.NETWORK_TOKEN, environment(Service.NETWORK_TOKEN, data, Map.of()))
                            .withExtra(Service.WEBHOOK, environment(Service.WEBHOOK, data, SHORT_LEASES))));
        } catch (Exception failure) {
            throw new IllegalStateException("the cluster did not start; its logs are below " + data, failure);
        }
    }

    private static Path crashFile(Path data, Service service) {
        return data.resolve("crash-of-" + service.module());
    }

    private static Path temporary(Path data) {
        return data.resolveSibling(data.getFileName() + "-temporary");
    }

    /** With a folder for temporary files that no other program uses, and a place to order its end, and less patience with slow bodies. */
    private static Map<String, String> environment(Service service, Path data, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary(data));
        all.put("MINTMARK_HTTP_BODY_WITHIN", "PT3S");
        all.put("MINTMARK_CRASH_FILE", crashFile(data, service).toString());
        return all;
    }

    /** How many processes of each service there are. */
    public int replicas() {
        return replicas;
    }

    /** The processes. */
    public Cluster cluster() {
        return cluster;
    }

    /** Addresses and credentials, as {@code connection.json} has them. */
    public Connection connection() {
        return cluster.connection();
    }

    /** The public base URL. */
    public String baseUrl() {
        return api.baseUrl();
    }

    /** Calls to the public interface. */
    public Api api() {
        return api;
    }

    public Database database() {
        return database;
    }

    public EventReader events() {
        return events;
    }

    /** The folder of the data, which holds the secrets. */
    public Path data() {
        return Path.of("target", "cluster-of-" + replicas).toAbsolutePath();
    }

    /** Where the services put their temporary files. */
    public Path temporary() {
        return temporary(data());
    }

    /** Lets a service end itself at the labelled place. */
    public void armCrash(Service service, String label) {
        doing(() -> Files.writeString(crashFile(data(), service), label));
    }

    /** Waits until the service has ended at the place it was armed for, and starts it anew, unarmed, even if it has not. */
    public void reviveAfterCrash(Service service, String label) {
        try {
            String ended = asking(() -> cluster.awaitExit(service, 1, RECOVERY));
            assertThat(log(service))
                    .as("the log of %s, which ended with %s", service.module(), ended)
                    .contains("ending at crash point " + label);
        } finally {
            doing(() -> {
                Files.deleteIfExists(crashFile(data(), service));
                cluster.restart(service, 1, Map.of());
            });
        }
    }

    private String log(Service service) {
        return asking(() -> Files.readString(cluster.logs().resolve(service.module() + "-1.log")));
    }

    /** Ends a process of each service with SIGKILL, and starts them anew together. */
    public void kill9AndRevive(Service... services) {
        doing(() -> {
            for (Service service : services) {
                cluster.kill9(service, 1);
            }
            Parallel.run(Stream.of(services).map(this::start).toList());
        });
    }

    private Callable<Void> start(Service service) {
        return () -> {
            cluster.start(service, 1);
            return null;
        };
    }

    /** Ends Kafka with SIGKILL. */
    public void kill9Kafka() {
        doing(cluster::kill9Kafka);
    }

    /** Starts Kafka again. */
    public void startKafka() {
        doing(cluster::startKafka);
    }

    /** Ends the simulator with SIGKILL. */
    public void kill9Simulator() {
        doing(cluster::kill9Simulator);
    }

    /** Starts the simulator again. */
    public void startSimulator() {
        doing(cluster::startSimulator);
    }

    /** Ends Postgres in order, without regard to who is connected. */
    public void stopPostgres() {
        doing(cluster::stopPostgres);
    }

    /** Starts Postgres again. */
    public void startPostgres() {
        doing(cluster::startPostgres);
    }

    /** Ends Postgres with SIGKILL and starts it anew. */
    public void kill9PostgresAndRevive() {
        doing(() -> {
            cluster.kill9Postgres();
            cluster.startPostgres();
        });
    }

    /**
     * Waits until nothing is on its way any more: no event to publish, none to take in, no webhook to send. What
     * earlier tests left for receivers that are gone by now is given up first: it would be tried again for days.
     */
    public void awaitQuiet(long merchant) {
        Awaitility.await("everything published and delivered").atMost(RECOVERY).untilAsserted(() -> {
            database.assertNothingToPublish();
            for (ConsumerGroup group : ConsumerGroup.values()) {
                database.assertTakenIn(group, events.idsFor(group));
            }
            database.giveUpDeliveriesToOthersThan(merchant);
            database.assertNothingToDeliver();
        });
        events.assertNoDeadLetters();
    }

    @Override
    public void close() {
        events.close();
        cluster.close();
    }

    private interface Step {
        void run() throws Exception;
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    private static void doing(Step step) {
        asking(() -> {
            step.run();
            return true;
        });
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
