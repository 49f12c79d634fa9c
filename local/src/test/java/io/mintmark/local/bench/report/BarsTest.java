package io.mintmark.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void whatIsReachedExactlyIsMet() {
        // when
        List<Bar> bars = Bars.of(Samples.figures(Samples.saves(140, 400, 400), 50, 30, 150));

        // then
        assertThat(bars)
                .containsExactly(
                        new Bar("card save: throughput / floor", "≥ 0.35", "0.350", true),
                        new Bar("card save at 50/s: p99 of the whole", "≤ 150 ms", "150.0 ms", true),
                        new Bar("card save at 50/s: p50 of the whole", "≤ 30 ms", "30.0 ms", true),
                        new Bar("commit to webhook at 50/s: p99", "≤ 1000 ms", "200.0 ms", true));
    }

    @Test
    void whatIsNotReachedIsNotMet() {
        // when
        List<Bar> bars = Bars.of(Samples.figures(Samples.saves(349, 1_000, 1_000), 50, 30.1, 150.1));

        // then
        assertThat(bars).extracting(Bar::met).containsExactly(false, false, false, true);
        // Rounding must not make it look as if.
        assertThat(bars.get(0).measured()).isEqualTo("0.349");
    }

    @Test
    void memoryThatGrowsByLessThanATenthIsFlat() {
        // when
        List<Bar> flat = Bars.of(Samples.batches(14, 40, 1_000L << 20, 1_099L << 20));
        List<Bar> growing = Bars.of(Samples.batches(14, 40, 1_000L << 20, 1_100L << 20));

        // then
        assertThat(flat.get(1))
                .isEqualTo(new Bar(
                        "batch tokenization: growth of vault-service’s memory",
                        "< 10 %",
                        "9.9 %, 1000.0 to 1099.0 MB",
                        true));
        assertThat(growing.get(1).met()).isFalse();
    }

    @Test
    void aSlowerRateProvesNothing() {
        // when
        List<Bar> bars = Bars.of(Samples.figures(Samples.saves(200, 400, 400), 49, 1, 2));

        // then
        assertThat(bars).extracting(Bar::met).containsExactly(true, false, false, false);
        assertThat(bars.get(1).measured()).isEqualTo("2.0 ms at 49/s only");
    }
}
