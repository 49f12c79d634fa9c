package io.mintmark.local;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.postgres.PostgresServer;
import io.mintmark.local.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes sure that nothing is in the way of a start: jars, data of ours alone, no leftovers, free ports. */
final class Preparation {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ClusterOptions options;
    private final Folders folders;
    private final Progress progress;

    Preparation(ClusterOptions options, Folders folders, Progress progress) {
        this.options = options;
        this.folders = folders;
        this.progress = progress;
    }

    /** The caller holds the lock on the data. */
    PortPlan run() throws IOException, InterruptedException {
        requireJars();
        endLeftovers();
        if (options.fresh()) {
            folders.deleteData();
            folders.create();
            progress.say("deleted the data of earlier runs");
        }
        rotateLogs();
        return ports();
    }

    private void requireJars() {
        for (Service service : Service.values()) {
            require(folders.jar(service));
        }
        require(folders.simulatorJar());
    }

    private static void require(Path jar) {
        if (!Files.exists(jar)) {
            throw new CannotStart(jar + " is missing. ./run builds it.");
        }
    }

    private void endLeftovers() throws IOException, InterruptedException {
        List<String> ended = new ArrayList<>(new PidFiles(folders.pids()).endStale(GRACE));
        if (PostgresServer.endLeftover(folders.postgres(), GRACE)) {
            ended.add("Postgres");
        }
        if (!ended.isEmpty()) {
            progress.say("ended what a killed launcher left running: " + String.join(", ", ended));
        }
    }

    /** The last run's logs are kept beside those of this one. */
    private void rotateLogs() throws IOException {
        Path previous = folders.logs().resolve("previous");
        Files.createDirectories(previous);
        try (var logs = Files.newDirectoryStream(folders.logs(), "*.log")) {
            for (Path log : logs) {
                Files.move(log, previous.resolve(log.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private PortPlan ports() {
        if (options.portBase() == 0) {
            return FreePorts.find(options.replicas(), new SecureRandom());
        }
        PortPlan plan = new PortPlan(options.portBase());
        Optional<PortPlan.Port> taken = FreePorts.firstTaken(plan, options.replicas());
        if (taken.isPresent()) {
            throw new CannotStart("port " + taken.get().number() + ", meant for "
                    + taken.get().holder()
                    + ", is taken by another program. Stop that one, or choose other ports: ./run --port-base "
                    + (options.portBase() + 1000));
        }
        return plan;
    }
}
