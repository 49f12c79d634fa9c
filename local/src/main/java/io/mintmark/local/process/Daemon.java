package io.mintmark.local.process;

import java.util.concurrent.CompletableFuture;

/** A server that runs as a process of its own and can be started again after it ended. */
public interface Daemon {
    /** How people call it. */
    String name();

    /**
     * Starts it and returns when it serves.
     *
     * @throws Exception when it ended or did not serve in time; nothing of it is left running then
     */
    void start() throws Exception;

    /** Ends it in order. Does nothing if it is not running; may be called while {@link #start()} waits. */
    void stop() throws Exception;

    /** Ends it with SIGKILL. */
    void kill() throws Exception;

    /** The process id of the life that {@link #start()} began. */
    long pid();

    /** Completes when that life has ended, saying how. */
    CompletableFuture<String> onExit();
}
