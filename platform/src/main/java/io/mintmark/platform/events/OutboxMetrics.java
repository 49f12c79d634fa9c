package io.mintmark.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator watches: how much waits, since when something has been waiting without pause, how much went out. */
@Singleton
class OutboxMetrics {
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong emptyAt = new AtomicLong(System.nanoTime());
    private final Counter published;

    OutboxMetrics(MeterRegistry metrics) {
        metrics.gauge("mintmark.outbox.waiting", waiting);
        metrics.gauge("mintmark.outbox.busy.seconds", emptyAt, since -> (System.nanoTime() - since.get()) / 1e9);
        published = metrics.counter("mintmark.outbox.published");
    }

    void seen(int rows) {
        waiting.set(rows);
        if (rows == 0) {
            emptyAt.set(System.nanoTime());
        }
    }

    void published(int rows) {
        published.increment(rows);
    }
}
