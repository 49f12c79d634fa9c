package io.mintmark.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long START = -7_000_000_000L;
    private static final long MILLI = 1_000_000;

    @Test
    void fiftyASecondAreTwentyMillisecondsApart() {
        // given
        Pace pace = new Pace(50, START);

        // when / then
        assertThat(LongStream.of(0, 1, 2, 50, 3_000).map(pace::due).map(due -> (due - START) / MILLI))
                .containsExactly(0L, 20L, 40L, 1_000L, 60_000L);
    }

    @Test
    void aRateThatDoesNotDivideASecondDoesNotDrift() {
        // given
        Pace pace = new Pace(3, START);

        // when / then
        assertThat(pace.due(3 * 86_400) - START).isEqualTo(86_400_000_000_000L);
    }

    @Test
    void nothingIsDueBeforeTheStart() {
        assertThat(new Pace(50, START).dueBy(START - 1)).isZero();
    }

    @Test
    void eachIsDueFromItsOwnMomentOn() {
        // given
        Pace pace = new Pace(3, START);

        // when / then
        for (long index = 0; index < 1_000; index++) {
            assertThat(pace.dueBy(pace.due(index) - 1)).isEqualTo(index);
            assertThat(pace.dueBy(pace.due(index))).isEqualTo(index + 1);
        }
    }

    @Test
    void aPaceOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pace(0, START)).hasMessage("a pace is at least one a second");
    }
}
