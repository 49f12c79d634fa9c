package io.mintmark.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void theWaitDoublesUpToHalfAMinute() {
        assertThat(Stream.generate(() -> backoff.after(Duration.ZERO).toMillis())
                        .limit(9))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void aGoodLifeForgets() {
        // given
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        // when
        Duration wait = backoff.after(Duration.ofMinutes(2));

        // then
        assertThat(wait).isEqualTo(Duration.ofMillis(500));
    }
}
