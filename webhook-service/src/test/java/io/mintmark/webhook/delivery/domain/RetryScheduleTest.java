package io.mintmark.webhook.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final DoubleSupplier MIDDLE = () -> 0.5;

    @Test
    void anEndpointGetsTwelveAttemptsInAboutThreeDays() {
        List<Duration> delays = delaysOf(RetrySchedule.ENDPOINT, MIDDLE);

        assertThat(delays)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(RetrySchedule.ENDPOINT.attempts()).isEqualTo(12);
    }

    @Test
    void aSessionCallbackStopsAfterOneDay() {
        List<Duration> delays = delaysOf(RetrySchedule.SESSION_CALLBACK, MIDDLE);

        assertThat(delays)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10));
    }

    @Test
    void delaysSpreadByAFifthBothWays() {
        assertThat(next(1, null, () -> 0.0)).contains(Duration.ofMillis(4000));
        assertThat(next(1, null, () -> 0.999_999_99)).contains(Duration.ofMillis(6000));
        Random random = new Random(7);
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(next(11, null, random::nextDouble).orElseThrow().toMillis());
        }
        assertThat(drawn)
                .allMatch(ms -> ms >= 69_120_000L && ms <= 103_680_000L)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReceiverMayAskForMoreTimeButNotForLessAndNotForMoreThanADay() {
        assertThat(next(1, Duration.ofMinutes(7), MIDDLE)).contains(Duration.ofMinutes(7));
        assertThat(next(3, Duration.ofSeconds(1), MIDDLE)).contains(Duration.ofMinutes(2));
        assertThat(next(1, Duration.ofDays(9), MIDDLE)).contains(Duration.ofHours(24));
    }

    @Test
    void theTwelfthFailureIsTheLast() {
        assertThat(next(11, null, MIDDLE)).isPresent();
        assertThat(next(12, null, MIDDLE)).isEmpty();
        assertThat(next(13, null, MIDDLE)).isEmpty();
    }

    @Test
    void attemptsAreCountedFromOne() {
        assertThatThrownBy(() -> next(0, null, MIDDLE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Duration> next(int attempt, @Nullable Duration floor, DoubleSupplier random) {
        return RetrySchedule.ENDPOINT.after(attempt, Duration.ZERO, floor, random);
    }

    private static List<Duration> delaysOf(RetrySchedule schedule, DoubleSupplier random) {
        List<Duration> delays = new ArrayList<>();
        Duration age = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> delay = schedule.after(attempt, age, null, random);
            if (delay.isEmpty()) {
                return delays;
            }
            delays.add(delay.get());
            age = age.plus(delay.get());
        }
    }
}
