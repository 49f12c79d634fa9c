package io.mintmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.Signals;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes under supervision; the services are stand-ins. One cluster for all, because a start takes seconds. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ClusterOptions options;
    private Cluster cluster;

    ClusterTest(@TempDir Path root) throws Exception {
        StandInRepository.createIn(root);
        options = ClusterOptions.ofRepository(root)
                .withPortBase(0)
                .withReplicas(2)
                .withRehearsal(true);
        cluster = Cluster.prepare(options, new Progress(System.out));
    }

    @BeforeAll
    void start() throws Exception {
        cluster.start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void theConnectionFileIsForItsOwnerAndNamesLivingProcesses() throws Exception {
        // when
        JsonObject file = new JsonObject(Files.readString(options.connectionFile()));

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options.connectionFile())))
                .isEqualTo("rw-------");
        assertThat(file.getLong("merchantId")).isEqualTo(10001);
        assertThat(file.getString("apiKeySecret")).isEqualTo("mm_sandbox_1");
        assertThat(pids()).hasSize(11).allMatch(ClusterTest::isRunning);
    }

    @Test
    @Order(2)
    void aServiceKnowsItsOwnSecretsOnlyAndItsCommandLineNone() throws Exception {
        // when
        String session = get(cluster.connection().baseUrl() + "/v1/sessions/environment");
        String vault = get(cluster.connection().baseUrl() + "/card/environment");
        String simulator = get(cluster.connection().simulatorUrl() + "/environment");

        // then
        assertThat(session).contains("MINTMARK_SESSIONS_LINK_KEY").doesNotContain("VAULT_ROOT_KEY", "WEBHOOK_SECRET");
        assertThat(vault).contains("MINTMARK_VAULT_ROOT_KEY_FILE").doesNotContain("LINK_KEY", "CALLBACKS", "HOME");
        assertThat(simulator).contains("MINTMARK_SIMULATOR_SIGNING_KEYS").doesNotContain("VAULT", "PASSWORD", "HOME");
        List<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(commandLines()).isNotEmpty().noneMatch(line -> secrets.stream()
                .anyMatch(line::contains));
    }

    @Test
    @Order(2)
    void everyReplicaStartsWithTheClassesThatWereArchivedInARehearsal() {
        // when
        List<String> lines = commandLines();

        // then
        for (Service service : Service.values()) {
            assertThat(lines)
                    .filteredOn(line -> line.contains("/class-archives/" + service.module() + "-"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("-XX:SharedArchiveFile="));
        }
    }

    @Test
    @Order(2)
    void anotherDatabaseIsMigratedForTheServicesThatAreWanted() throws Exception {
        // when
        cluster.addDatabase("second", Set.of(Service.SESSION));

        // then
        assertThat(cluster.logs().resolve("session-service-migrate-second.log")).hasContent("migrated session");
        assertThat(cluster.logs().resolve("vault-service-migrate-second.log")).doesNotExist();
        Connection.Postgres postgres = cluster.connection().postgres();
        try (var second = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/second",
                        postgres.user(),
                        postgres.password());
                var rows = second.createStatement()
                        .executeQuery("select has_schema_privilege('session_app', 'session', 'usage')")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }

    @Test
    @Order(3)
    void whatDiesIsStartedAgainAndTheConnectionFileFollows() {
        // given
        long vault = pid(Service.VAULT, 1);
        long postgres = cluster.connection().postgres().pid();
        long kafka = cluster.connection().kafkaPid();
        long simulator = cluster.connection().simulatorPid();

        // when
        Stream.of(vault, postgres, kafka, simulator)
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));

        // then
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonObject file = new JsonObject(Files.readString(options.connectionFile()));
            assertThat(file.getJsonObject("postgres").getLong("pid")).isNotEqualTo(postgres);
            assertThat(file.getJsonObject("kafka").getLong("pid")).isNotEqualTo(kafka);
            assertThat(file.getJsonObject("simulator").getLong("pid")).isNotEqualTo(simulator);
            assertThat(pid(Service.VAULT, 1)).isNotEqualTo(vault);
            assertThat(pids()).allMatch(ClusterTest::isRunning);
        });
    }

    @Test
    @Order(4)
    void killedByTheTestItStaysDownAndTheOtherReplicaServes() throws Exception {
        // given
        long second = pid(Service.SESSION, 2);

        // when
        cluster.kill9(Service.SESSION, 1);

        // then
        for (int i = 0; i < 4; i++) {
            assertThat(get(cluster.connection().baseUrl() + "/v1/sessions/pid")).isEqualTo(Long.toString(second));
        }
        cluster.start(Service.SESSION, 1);
        cluster.awaitReady(Service.SESSION);
        assertThat(pid(Service.SESSION, 1)).isNotEqualTo(second);
    }

    @Test
    @Order(5)
    void aCrashPointStrikesOneLifeOnly() throws Exception {
        // given
        cluster.restart(Service.WEBHOOK, 1, Map.of("MINTMARK_CRASH_AT", "somewhere"));
        long doomed = pid(Service.WEBHOOK, 1);
        String url = cluster.connection().replicas(Service.WEBHOOK).get(0).url();

        // when
        var unused = client.sendAsync(request(url + "/crash"), HttpResponse.BodyHandlers.discarding());
        String how = cluster.awaitExit(Service.WEBHOOK, 1, Duration.ofSeconds(20));

        // then
        assertThat(how).isEqualTo("signal 9");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pid(Service.WEBHOOK, 1) != doomed);
        cluster.awaitReady(Service.WEBHOOK);
        assertThat(get(url + "/crash")).isEqualTo("{}");
    }

    @Test
    @Order(6)
    void theVaultMaySendCardsToTheSimulatorAndBothKnowTheKey() throws Exception {
        // when
        JsonObject profiles = new JsonObject(Files.readString(options.data().resolve("forward-profiles.json")));

        // then
        String acquirer = cluster.simulatorUrl() + "/acquirer/v1";
        String second = cluster.simulatorUrl() + "/authorize-net/v1";
        assertThat(profiles.getJsonArray("profiles").stream().map(each -> ((JsonObject) each).getString("url")))
                .containsExactly(
                        acquirer + "/authorizations",
                        acquirer + "/authorizations",
                        acquirer + "/completions",
                        acquirer + "/captures",
                        acquirer + "/refunds",
                        acquirer + "/voids",
                        acquirer + "/operations/{reference}",
                        second + "/authorizations",
                        second + "/captures",
                        second + "/refunds",
                        second + "/voids",
                        second + "/operations/{reference}",
                        acquirer + "/authorizations");
        JsonObject signing = profiles.getJsonArray("profiles").getJsonObject(0).getJsonObject("signing");
        assertThat(signing.getString("keyId")).isEqualTo("mintmark-sandbox");
        assertThat(Path.of(signing.getString("keyFile")))
                .isEqualTo(options.data().toAbsolutePath().resolve("secrets/acquirer-signing-key"));
        assertThat(get(cluster.connection().baseUrl() + "/card/environment"))
                .contains("MINTMARK_FORWARD_PROFILES_FILE");
    }

    @Test
    @Order(7)
    void theSimulatorIsKilledAndStartedOnDemand() throws Exception {
        // given
        long first = cluster.connection().simulatorPid();

        // when
        cluster.kill9Simulator();

        // then
        assertThat(isRunning(first)).isFalse();
        assertThatThrownBy(() -> get(cluster.simulatorUrl() + "/health")).isInstanceOf(java.io.IOException.class);
        cluster.startSimulator();
        assertThat(get(cluster.simulatorUrl() + "/health")).isEqualTo("{}");
        assertThat(new JsonObject(Files.readString(options.connectionFile()))
                        .getJsonObject("simulator")
                        .getLong("pid"))
                .isEqualTo(cluster.connection().simulatorPid())
                .isNotEqualTo(first);
    }

    @Test
    @Order(8)
    void aSecondLauncherOnTheSameDataIsRefused() {
        assertThatThrownBy(() -> Cluster.start(options))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is in use by another ./run (process "
                        + ProcessHandle.current().pid() + ")");
    }

    @Test
    @Order(9)
    void afterCloseNothingRunsAndTheDataServesTheNextRun() throws Exception {
        // given
        List<Long> before = pids();
        long merchant = cluster.connection().merchantId();

        // when
        cluster.close();

        // then
        assertThat(before).noneMatch(ClusterTest::isRunning);
        cluster = Cluster.start(options.withReplicas(1));
        assertThat(cluster.connection().merchantId()).isEqualTo(merchant);
        assertThat(cluster.logs().resolve("vault-service-migrate.log")).doesNotExist();
        assertThat(cluster.logs().resolve("previous/vault-service-migrate.log"))
                .content()
                .contains("migrated vault");
    }

    @Test
    @Order(10)
    void aTakenPortNamesThePortItsHolderAndTheWayOut() throws Exception {
        // given
        cluster.close();
        PortPlan ports = new PortPlan(17_000);
        try (ServerSocket other = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            // when / then
            assertThatThrownBy(() -> Cluster.start(options.withPortBase(ports.base())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + other.getLocalPort() + ", meant for Kafka")
                    .hasMessageContaining("--port-base");
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(Signals::isRunning).isPresent();
    }

    private long pid(Service service, int replica) {
        return cluster.connection().replicas(service).get(replica - 1).pid();
    }

    private List<Long> pids() {
        Connection now = cluster.connection();
        List<Long> all = new ArrayList<>(List.of(now.postgres().pid(), now.kafkaPid(), now.simulatorPid()));
        now.services().values().forEach(replicas -> replicas.forEach(replica -> all.add(replica.pid())));
        return all;
    }

    private List<String> secrets() throws Exception {
        try (Stream<Path> files = Files.list(options.data().resolve("secrets"))) {
            return files.map(ClusterTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> commandLines() {
        return pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    private String get(String url) throws Exception {
        return client.send(request(url), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .build();
    }
}
