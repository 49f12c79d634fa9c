package io.mintmark.local.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One running program. */
public final class ChildProcess {
    private static final File NOTHING = new File("/dev/null");

    private final Program program;
    private final Process process;

    private ChildProcess(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /** Starts it, in a session of its own, and remembers its pid. */
    public static ChildProcess start(Program program, PidFiles pids) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(program.command()))
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        pids.remember(program.name(), process.toHandle());
        return new ChildProcess(program, process);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when it has ended, with how: {@code exit 1}, or {@code killed by signal 9}. */
    public CompletableFuture<String> onExit() {
        return process.onExit().thenApply(ended -> describe(ended.exitValue()));
    }

    /** Asks it to end, and kills it after the grace. */
    public void stop(Duration grace) throws InterruptedException {
        Signals.end(List.of(process.toHandle()), grace);
    }

    /** SIGKILL, and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** An error that says how it ended and where to read why. */
    public IllegalStateException endedTooSoon() {
        return new IllegalStateException(
                program.name() + " ended with " + describe(process.exitValue()) + "; see " + program.log());
    }

    /** Shells and the JDK report a signal as 128 and its number. */
    static String describe(int exit) {
        return exit > 128 && exit < 160 ? "signal " + (exit - 128) : "exit code " + exit;
    }
}
