package io.mintmark.local.service;

import io.mintmark.local.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks processes whether they are ready. */
public final class Readiness {
    private static final Duration ONE_QUESTION = Duration.ofSeconds(2);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(ONE_QUESTION)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Whether the health check at that address says yes. */
    public boolean isReady(String healthUrl) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(healthUrl))
                .timeout(ONE_QUESTION)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException nobodyAnswers) {
            return false;
        }
    }

    /** Returns when it is ready; fails when its process has ended or the time is up. */
    public void await(String healthUrl, ChildProcess process, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady(healthUrl)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(healthUrl + " was not ready within " + patience.toSeconds() + " s");
            }
            // The exit of the process cuts the pause short.
            try {
                process.onExit().get(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                continue;
            }
            throw process.endedTooSoon();
        }
    }
}
