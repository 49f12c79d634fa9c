package io.mintmark.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line for each request: time, method, path, status, bytes, milliseconds, replica, request id. Never a query string: links carry tokens there. */
final class AccessLog implements AutoCloseable {
    private final InstantSource clock;
    private final BufferedWriter writer;
    /** Files block, event loops must not. */
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    private final ExecutorService lines = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, waiting, task -> {
        Thread thread = new Thread(task, "access-log");
        thread.setDaemon(true);
        return thread;
    });

    AccessLog(Path file, InstantSource clock) throws IOException {
        this.clock = clock;
        this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void record(HttpServerRequest request, @Nullable Replica replica, long nanos) {
        String line = line(
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                request.method().name(),
                request.path(),
                request.response().getStatusCode(),
                request.response().bytesWritten(),
                nanos / 1_000_000,
                replica == null ? "-" : replica.service().module() + "-" + replica.number(),
                request.response().headers().get("Request-Id"));
        lines.execute(() -> write(line));
    }

    static String line(
            String time,
            String method,
            @Nullable String path,
            int status,
            long bytes,
            long millis,
            String replica,
            @Nullable String requestId) {
        return String.join(
                " ",
                time,
                method,
                path == null ? "-" : path.replaceAll("[^\\x21-\\x7e]", "?"),
                Integer.toString(status),
                bytes + "B",
                millis + "ms",
                replica,
                requestId == null ? "-" : requestId);
    }

    private void write(String line) {
        try {
            writer.write(line);
            writer.newLine();
            if (waiting.isEmpty()) {
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.shutdown();
        writer.close();
    }
}
