package io.mintmark.local.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Sends on schedule, whether or not the answers before have come: payers do not wait for each other. */
public final class OpenLoop {
    private static final long TICK_MILLIS = 1;

    private final Pace pace;
    private final long count;
    private final LongFunction<Future<?>> send;
    private final LongSupplier clock;
    private final Promise<Void> done = Promise.promise();
    private long sent;
    private long answered;

    OpenLoop(Pace pace, long count, LongFunction<Future<?>> send, LongSupplier clock) {
        this.pace = pace;
        this.count = count;
        this.send = send;
        this.clock = clock;
    }

    /**
     * Sends so many and completes when all are answered; fails with the first failure, and sends no more then. Called on
     * an event loop, where everything of it happens.
     *
     * @param send given the number of the send, from 0
     */
    public static Future<Void> run(Vertx vertx, Pace pace, long count, LongFunction<Future<?>> send) {
        OpenLoop loop = new OpenLoop(pace, count, send, System::nanoTime);
        if (count == 0) {
            return Future.succeededFuture();
        }
        long timer = vertx.setPeriodic(TICK_MILLIS, tick -> loop.tick());
        return loop.done.future().onComplete(result -> vertx.cancelTimer(timer));
    }

    /** Sends all that is overdue. */
    void tick() {
        while (sent < Math.min(count, pace.dueBy(clock.getAsLong()))
                && !done.future().isComplete()) {
            send.apply(sent++).onComplete(result -> {
                if (result.failed()) {
                    done.tryFail(result.cause());
                } else if (++answered == count) {
                    done.tryComplete();
                }
            });
        }
    }

    Future<Void> done() {
        return done.future();
    }
}
