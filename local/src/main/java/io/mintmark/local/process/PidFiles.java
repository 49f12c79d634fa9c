package io.mintmark.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers which processes were started, so that the next launcher ends those that a killed one left behind. A pid
 * alone proves nothing, for pids come again: the start time is kept with it.
 */
public final class PidFiles {
    /** The start time is counted from boot and may move a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final String SUFFIX = ".pid";

    private final Path folder;

    public PidFiles(Path folder) {
        this.folder = folder;
    }

    void remember(String name, ProcessHandle process) throws IOException {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(file(name), process.pid() + " " + started.toEpochMilli() + "\n");
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /**
     * Ends what is still running from an earlier launcher, politely first.
     *
     * @return the names of what was ended
     */
    public List<String> endStale(Duration grace) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        List<String> ended = new ArrayList<>();
        List<ProcessHandle> stale = new ArrayList<>();
        for (Path file : files) {
            Optional<ProcessHandle> running = stillRunning(Files.readString(file));
            if (running.isPresent()) {
                stale.add(running.get());
                String name = file.getFileName().toString();
                ended.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        }
        Signals.end(stale, grace);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        return ended;
    }

    static Optional<ProcessHandle> stillRunning(String content) {
        String[] parts = content.strip().split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return running(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** The process with this pid, if it is the one that started then. */
    public static Optional<ProcessHandle> running(long pid, Instant started) {
        return ProcessHandle.of(pid).filter(Signals::isRunning).filter(process -> process.info()
                .startInstant()
                .map(actual -> Duration.between(actual, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false));
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
