package io.mintmark.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void theRatioIsToTheMeanOfTheFloorBeforeAndAfter() {
        // when
        Comparison comparison = Samples.saves(140, 450, 350);

        // then
        assertThat(comparison.floor().throughput()).isEqualTo(400);
        assertThat(comparison.ratio()).isCloseTo(0.35, within(1e-9));
        assertThat(comparison.floor().drift()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void theCostIsInDurableInsertsThatTheMachineCouldHaveDoneInstead() {
        assertThat(Samples.saves(140, 400, 400).cost()).isCloseTo(60, within(1e-9));
        assertThat(Samples.saves(0, 400, 400).cost()).isInfinite();
    }

    @Test
    void throughputCountsWhatWasDoneOverTheTimeItTook() {
        assertThat(Samples.perSecond(140).throughput()).isEqualTo(140);
    }

    @Test
    void withoutAFloorThereIsNoRatio() {
        assertThat(Samples.saves(140, 0, 0).ratio()).isZero();
        assertThat(Samples.saves(140, 0, 0).floor().drift()).isZero();
    }
}
