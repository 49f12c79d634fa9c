package io.mintmark.local.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A number of clients who each wait for an answer before they ask again: finds out how much can be done, not how fast. */
public final class ClosedLoop {
    private final Supplier<@Nullable Future<?>> next;
    private final Latencies latencies;
    private final long end;
    private volatile boolean failed;

    private ClosedLoop(Supplier<@Nullable Future<?>> next, Latencies latencies, long end) {
        this.next = next;
        this.latencies = latencies;
        this.end = end;
    }

    /**
     * Runs until the time is up or there is nothing left to do; fails with the first failure. Called on an event loop,
     * where everything of it happens.
     *
     * @param next sends; null when there is nothing left
     */
    public static Future<Measured> run(int clients, Duration time, Supplier<@Nullable Future<?>> next) {
        long start = System.nanoTime();
        Latencies latencies = new Latencies();
        return run(clients, start + time.toNanos(), latencies, next)
                .map(done -> new Measured(latencies.summary(), (System.nanoTime() - start) / 1e9));
    }

    /** The same for one of several loops that add to the same latencies. */
    public static Future<Void> run(int clients, long end, Latencies latencies, Supplier<@Nullable Future<?>> next) {
        ClosedLoop loop = new ClosedLoop(next, latencies, end);
        List<Future<Void>> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Promise<Void> done = Promise.promise();
            all.add(done.future());
            loop.again(done);
        }
        return Future.all(all).mapEmpty();
    }

    private void again(Promise<Void> done) {
        long sent = System.nanoTime();
        if (failed || sent - end >= 0) {
            done.complete();
            return;
        }
        Future<?> answer;
        try {
            answer = next.get();
        } catch (RuntimeException unsent) {
            answer = Future.failedFuture(unsent);
        }
        if (answer == null) {
            done.complete();
            return;
        }
        answer.onComplete(result -> {
            if (result.succeeded()) {
                latencies.add(System.nanoTime() - sent);
                again(done);
            } else {
                failed = true;
                done.fail(result.cause());
            }
        });
    }
}
