package io.mintmark.local.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies to three digits, from a microsecond to minutes; any thread may add. */
public final class Latencies {
    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final Histogram micros = new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS);

    /** Adds one. A negative one, as two clocks may give it, counts as none at all. */
    public void add(long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    /** What has come so far. */
    public Summary summary() {
        return new Summary(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getTotalCount() == 0 ? 0 : micros.getMaxValue() / 1e3);
    }

    /** In milliseconds. */
    public record Summary(long count, double p50, double p99, double max) {}
}
