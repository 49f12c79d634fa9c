package io.mintmark.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLI = 1_000_000;
    /** Three digits. */
    private static final Offset<Double> PRECISION = within(0.1);

    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreThoseOfWhatWasAdded() {
        // when
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(millis * MILLI);
        }

        // then
        Latencies.Summary summary = latencies.summary();
        assertThat(summary.count()).isEqualTo(100);
        assertThat(summary.p50()).isCloseTo(50, PRECISION);
        assertThat(summary.p99()).isCloseTo(99, PRECISION);
        assertThat(summary.max()).isCloseTo(100, PRECISION);
    }

    @Test
    void withoutAnyThereIsNothingToReport() {
        assertThat(latencies.summary()).isEqualTo(new Latencies.Summary(0, 0, 0, 0));
    }

    @Test
    void aNegativeOneCountsAsNoneAndALongOneAsTenMinutes() {
        // when
        latencies.add(-5 * MILLI);
        latencies.add(Long.MAX_VALUE);

        // then
        assertThat(latencies.summary().p50()).isZero();
        assertThat(latencies.summary().max()).isCloseTo(600_000, within(600.0));
    }
}
