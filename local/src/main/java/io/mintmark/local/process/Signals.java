package io.mintmark.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asked first, killed when they take too long. */
public final class Signals {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

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
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException timeIsUp) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
