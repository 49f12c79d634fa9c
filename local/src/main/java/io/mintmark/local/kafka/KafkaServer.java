package io.mintmark.local.kafka;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.Daemon;
import io.mintmark.local.process.PidFiles;
import io.mintmark.local.process.Program;
import io.mintmark.local.service.Tuning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** One Kafka broker that is its own controller, as a process of its own, durable, with its data under the data folder. */
public final class KafkaServer implements Daemon {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration FORMATTING = Duration.ofSeconds(60);

    private final Folders folders;
    private final PortPlan ports;
    private final Path java;
    private final PidFiles pids;
    private final Tuning tuning;
    private volatile @Nullable ChildProcess process;

    public KafkaServer(Folders folders, PortPlan ports, Path java, PidFiles pids, Tuning tuning) {
        this.folders = folders;
        this.ports = ports;
        this.java = java;
        this.pids = pids;
        this.tuning = tuning;
    }

    /** For clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public void start() throws Exception {
        Files.createDirectories(folders.kafka());
        Path settings = folders.kafka().resolve("server.properties");
        Files.writeString(settings, BrokerSettings.text(ports, folders.kafka().resolve("log")));
        if (!Files.exists(folders.kafka().resolve("log/meta.properties"))) {
            format(settings);
        }
        ChildProcess started = ChildProcess.start(program("kafka", "kafka.Kafka", settings.toString()), pids);
        process = started;
        try {
            BrokerProbe.awaitServing(bootstrapServers(), PATIENCE, started);
        } catch (Exception notServing) {
            started.kill();
            throw notServing;
        }
    }

    private void format(Path settings) throws IOException, InterruptedException {
        Program format = program(
                "kafka-format",
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                settings.toString());
        ChildProcess formatting = ChildProcess.start(format, pids);
        String result = formatting
                .onExit()
                .orTimeout(FORMATTING.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (!"exit code 0".equals(result)) {
            throw formatting.endedTooSoon();
        }
    }

    private Program program(String name, String mainClass, String... arguments) throws IOException {
        Path logging = folders.kafka().resolve("logging.properties");
        try (InputStream resource = KafkaServer.class.getResourceAsStream("/kafka-logging.properties")) {
            Files.write(logging, Objects.requireNonNull(resource).readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.config.file=" + logging,
                "-cp",
                folders.libraries() + "/*",
                mainClass));
        command.addAll(1, tuning.ofBroker());
        command.addAll(List.of(arguments));
        return new Program(
                name, command, Map.of("PATH", "/usr/bin:/bin"), folders.logs().resolve("kafka.log"));
    }

    @Override
    public void stop() throws Exception {
        ChildProcess running = process;
        if (running != null && running.isAlive()) {
            running.stop(GRACE);
        }
    }

    @Override
    public void kill() throws Exception {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public long pid() {
        return running().pid();
    }

    @Override
    public CompletableFuture<String> onExit() {
        return running().onExit();
    }

    private ChildProcess running() {
        ChildProcess current = process;
        if (current == null) {
            throw new IllegalStateException("Kafka was never started");
        }
        return current;
    }
}
