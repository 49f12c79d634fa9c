package io.mintmark.vault.testing;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches for how long event loops are held: each is asked twice a millisecond to look at its own CPU time, and what it
 * took between two looks, it took without looking up. CPU time, because other processes may push a thread off its core
 * at any time.
 */
public final class LoopWatch implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Contexts are given to the loops in turn; so many reach every loop of a test. */
    private static final int CONTEXTS = 4 * Runtime.getRuntime().availableProcessors();

    private static final long SECONDS = 10;

    /** One of each loop. */
    private final Map<Thread, Context> contexts = new ConcurrentHashMap<>();

    private final Map<Thread, Long> seen = new ConcurrentHashMap<>();
    private final AtomicLong longest = new AtomicLong();
    private final Thread clock = new Thread(this::ask, "loop-watch");
    private volatile boolean closed;

    public LoopWatch(Vertx vertx) throws Exception {
        for (int each = 0; each < CONTEXTS; each++) {
            Context context = CompletableFuture.supplyAsync(vertx::getOrCreateContext, task -> new Thread(task).start())
                    .get(SECONDS, TimeUnit.SECONDS);
            contexts.putIfAbsent(threadOf(context), context);
        }
        clock.setDaemon(true);
        clock.start();
    }

    private static Thread threadOf(Context context) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        context.runOnContext(here -> thread.complete(Thread.currentThread()));
        return thread.get(SECONDS, TimeUnit.SECONDS);
    }

    /** The longest time since this was last asked. */
    public Duration longest() throws Exception {
        for (Context context : contexts.values()) {
            CompletableFuture<Void> looked = new CompletableFuture<>();
            context.runOnContext(here -> {
                look();
                looked.complete(null);
            });
            looked.get(SECONDS, TimeUnit.SECONDS);
        }
        return Duration.ofNanos(longest.getAndSet(0));
    }

    private void ask() {
        while (!closed) {
            contexts.values().forEach(context -> context.runOnContext(here -> look()));
            LockSupport.parkNanos(500_000);
        }
    }

    private void look() {
        long now = THREADS.getCurrentThreadCpuTime();
        Long before = seen.put(Thread.currentThread(), now);
        if (before != null) {
            longest.accumulateAndGet(now - before, Math::max);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
