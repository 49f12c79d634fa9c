package io.mintmark.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends processes, and tells when they have ended, whether they are our children or not. For others the JDK looks ever
 * less often, and takes a dead process that nobody has collected yet for a living one; so this looks itself.
 */
public final class Signals {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 20;
    private static final long WATCH_MILLIS = 200;

    private Signals() {}

    /** SIGTERM to all, the grace for all together, then SIGKILL. */
    public static void end(List<ProcessHandle> processes, Duration grace) throws InterruptedException {
        processes.forEach(ProcessHandle::destroy);
        if (!ended(processes, grace)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            ended(processes, AFTER_KILL);
        }
    }

    /** Waits until all have ended; false if the time is up first. */
    public static boolean ended(List<ProcessHandle> processes, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(Signals::isRunning)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Completes soon after the process has ended. */
    public static CompletableFuture<Void> onExit(ProcessHandle process) {
        CompletableFuture<Void> exit = new CompletableFuture<>();
        Thread watch = new Thread(
                () -> {
                    try {
                        while (isRunning(process)) {
                            TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
                        }
                        exit.complete(null);
                    } catch (InterruptedException stopped) {
                        exit.completeExceptionally(stopped);
                    }
                },
                "watch-" + process.pid());
        watch.setDaemon(true);
        watch.start();
        return exit;
    }

    /** Whether it is there and alive. */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isDeadButNotCollected(process.pid());
    }

    /** On Linux, by proc(5): the state follows the name, which is in parentheses and may hold any character. */
    private static boolean isDeadButNotCollected(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return false;
        }
        try {
            String line = Files.readString(stat);
            return line.startsWith(" Z", line.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return false;
        }
    }
}
