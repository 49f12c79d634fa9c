package io.mintmark.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.process.Signals;
import io.mintmark.local.secret.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private final PortPlan ports = FreePorts.find(1, new SecureRandom());

    private final Path data;
    private final PostgresServer server;

    PostgresServerTest(@TempDir Path data) throws Exception {
        Folders folders = new Folders(Folders.findRoot(), data);
        folders.create();
        this.data = data;
        this.server = new PostgresServer(
                folders.postgres(),
                folders.postgresBinaries(),
                folders.logs().resolve("postgres.log"),
                ports.postgres(),
                new Secrets(folders.secrets(), new SecureRandom()).passwordFile(PostgresServer.SUPERUSER));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void allThreeDurabilitySettingsAreOn() throws Exception {
        // when
        server.start();

        // then
        try (Connection connection = server.connect("postgres")) {
            assertThat(Durability.read(connection))
                    .isEqualTo(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        // given
        server.start();
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres";

        // when / then
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong-password"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        // given
        server.start();
        try (Connection connection = server.connect("postgres")) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
        var exit = server.onExit();

        // when
        server.kill();
        exit.get(10, TimeUnit.SECONDS);
        server.start();

        // then
        try (Connection connection = server.connect("postgres");
                ResultSet row = connection.createStatement().executeQuery("select answer from kept")) {
            row.next();
            assertThat(row.getInt("answer")).isEqualTo(42);
        }
    }

    @Test
    void aServerThatAKilledLauncherLeftBehindIsEnded() throws Exception {
        // given
        server.start();
        long pid = server.pid();

        // when
        boolean found = PostgresServer.endLeftover(data.resolve("postgres"), Duration.ofSeconds(10));

        // then
        assertThat(found).isTrue();
        assertThat(ProcessHandle.of(pid).filter(Signals::isRunning)).isEmpty();
    }
}
