package io.mintmark.endtoend.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program whose success shows elsewhere; what it prints goes to our own output. */
final class Command {
    private Command() {}

    /** Returns when it has ended, well or not; ends it when it takes too long. */
    static void run(List<String> command, Map<String, String> environment, Duration patience) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException cannotStart) {
            // As if it had found nothing: the caller looks for the result, and says so if there is none.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
