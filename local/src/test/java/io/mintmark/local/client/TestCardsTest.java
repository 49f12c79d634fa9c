package io.mintmark.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestCardsTest {
    @Test
    void simulatedCardsAreOfTheSimulatorsRangeAndHaveTheirCheckDigits() {
        assertThat(TestCards.simulated(0)).isEqualTo("9999010000000003");
        assertThat(TestCards.simulated(1)).isEqualTo("9999010000000011");
        assertThat(TestCards.simulated(999_999_999)).startsWith("999901999999999");
    }

    @Test
    void thereAreNotMoreOfThemThanTheRangeHas() {
        assertThatThrownBy(() -> TestCards.simulated(1_000_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestCards.simulated(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
