package io.mintmark.vault.testing;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches for how long event loops are held: each looks at its own CPU time ten times a millisecond, and what it took
 * between two looks, it took without looking up. CPU time, because other processes may push a thread off its core at any time.
 */
public final class LoopWatch implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicLong longest = new AtomicLong();
    private final List<Looks> all = new ArrayList<>();
    private volatile boolean closed;

    public LoopWatch(Vertx vertx) {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            Looks looks = new Looks(loop);
            all.add(looks);
            loop.execute(looks);
        }
    }

    /** The longest time since this was last asked. */
    public Duration longest() throws Exception {
        for (Looks looks : all) {
            looks.loop.submit(looks::look).get(10, TimeUnit.SECONDS);
        }
        return Duration.ofNanos(longest.getAndSet(0));
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Looks implements Runnable {
        private final EventExecutor loop;
        private long seen = -1;

        private Looks(EventExecutor loop) {
            this.loop = loop;
        }

        @Override
        public void run() {
            look();
            if (!closed) {
                var unused = loop.schedule(this, 100, TimeUnit.MICROSECONDS);
            }
        }

        private void look() {
            long now = THREADS.getCurrentThreadCpuTime();
            long taken = now - seen;
            if (seen >= 0) {
                longest.accumulateAndGet(taken, Math::max);
            }
            seen = now;
        }
    }
}
