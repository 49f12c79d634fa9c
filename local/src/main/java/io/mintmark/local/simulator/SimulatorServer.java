package io.mintmark.local.simulator;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.Daemon;
import io.mintmark.local.process.PidFiles;
import io.mintmark.local.process.Program;
import io.mintmark.local.service.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The simulator, from its jar; its books are under the data folder. */
public final class SimulatorServer implements Daemon {
    /** The id of the key that the vault signs with. */
    static final String KEY_ID = "mintmark-sandbox";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Folders folders;
    private final PortPlan ports;
    private final Path java;
    private final Path signingKey;
    private final PidFiles pids;
    private final Readiness readiness;
    private volatile @Nullable ChildProcess process;

    /** @param signingKey the file of the key that the vault signs with */
    public SimulatorServer(
            Folders folders, PortPlan ports, Path java, Path signingKey, PidFiles pids, Readiness readiness) {
        this.folders = folders;
        this.ports = ports;
        this.java = java;
        this.signingKey = signingKey;
        this.pids = pids;
        this.readiness = readiness;
    }

    public String url() {
        return "http://127.0.0.1:" + ports.simulator();
    }

    @Override
    public String name() {
        return "the simulator";
    }

    @Override
    public void start() throws Exception {
        ChildProcess started = ChildProcess.start(program(), pids);
        process = started;
        try {
            readiness.await(url() + "/health", started, PATIENCE);
        } catch (Exception notServing) {
            started.kill();
            throw notServing;
        }
    }

    private Program program() {
        List<String> command = List.of(
                java.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=24m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                folders.simulatorJar().toString());
        Map<String, String> environment = Map.of(
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "TZ", "UTC",
                "MINTMARK_SIMULATOR_HOST", "127.0.0.1",
                "MINTMARK_SIMULATOR_PORT", Integer.toString(ports.simulator()),
                "MINTMARK_SIMULATOR_DATA", folders.simulator().toString(),
                "MINTMARK_SIMULATOR_SIGNING_KEYS", KEY_ID + "=" + signingKey);
        return new Program("simulator", command, environment, folders.logs().resolve("simulator.log"));
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
            throw new IllegalStateException("the simulator was never started");
        }
        return current;
    }
}
