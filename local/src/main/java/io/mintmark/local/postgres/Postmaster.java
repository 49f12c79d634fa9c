package io.mintmark.local.postgres;

import io.mintmark.local.process.PidFiles;
import io.mintmark.local.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server process of a data folder, found through the {@code postmaster.pid} that Postgres writes there. */
final class Postmaster {
    private static final int PID_LINE = 0;
    private static final int STARTED_LINE = 2;

    private final Path pidFile;

    Postmaster(Path data) {
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** The running server, if there is one: a process with that pid that started when the file says. */
    Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() <= STARTED_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(PID_LINE).strip());
        Instant started =
                Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_LINE).strip()));
        return PidFiles.running(pid, started);
    }

    /** Ends the server of a launcher that was killed, and removes a file that speaks of a process that is gone. */
    void endStale(Duration grace) throws IOException, InterruptedException {
        stop(grace);
        // Postgres itself only asks whether *some* process has that pid, and would then refuse to start.
        Files.deleteIfExists(pidFile);
    }

    /** SIGINT, a fast shutdown: clients are sent away, everything is flushed. SIGTERM would wait for the clients. */
    void stop(Duration grace) throws IOException, InterruptedException {
        Optional<ProcessHandle> running = find();
        if (running.isEmpty()) {
            return;
        }
        List<ProcessHandle> server = List.of(running.get());
        new ProcessBuilder("kill", "-INT", Long.toString(running.get().pid()))
                .start()
                .waitFor();
        if (!Signals.ended(server, grace)) {
            running.get().destroyForcibly();
            Signals.ended(server, grace);
        }
    }
}
