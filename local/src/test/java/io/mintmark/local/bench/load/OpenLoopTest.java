package io.mintmark.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long MILLI = 1_000_000;

    private final List<Promise<Void>> sent = new ArrayList<>();
    private final Pace pace = new Pace(50, 0);
    private long now;

    private final OpenLoop loop = new OpenLoop(
            pace,
            5,
            index -> {
                assertThat(index).isEqualTo(sent.size());
                sent.add(Promise.promise());
                return sent.get((int) index).future();
            },
            () -> now);

    @Test
    void itSendsOnScheduleThoughNothingIsAnswered() {
        // when
        List<Integer> counts = new ArrayList<>();
        for (long millis : List.of(0L, 19L, 20L, 39L, 41L)) {
            now = millis * MILLI;
            loop.tick();
            counts.add(sent.size());
        }

        // then
        assertThat(counts).containsExactly(1, 1, 2, 2, 3);
    }

    @Test
    void afterAStallEverythingOverdueIsSentAtOnceAndCountsFromItsOwnTime() {
        // given
        Latencies latencies = new Latencies();

        // when
        now = 79 * MILLI;
        loop.tick();
        for (int index = 0; index < sent.size(); index++) {
            latencies.add(now - pace.due(index));
        }

        // then
        assertThat(sent).hasSize(4);
        assertThat(latencies.summary().max()).isBetween(78.9, 79.1);
        assertThat(latencies.summary().p50()).isBetween(38.9, 39.1);
    }

    @Test
    void itIsDoneWhenTheLastIsAnsweredWhicheverThatIs() {
        // given
        now = 1_000 * MILLI;
        loop.tick();
        assertThat(sent).hasSize(5);

        // when
        List<Boolean> done = new ArrayList<>();
        for (int index : List.of(4, 0, 3, 1, 2)) {
            sent.get(index).complete();
            done.add(loop.done().isComplete());
        }

        // then
        assertThat(done).containsExactly(false, false, false, false, true);
        assertThat(loop.done().succeeded()).isTrue();
    }

    @Test
    void aWrongAnswerEndsItAndNothingMoreIsSent() {
        // given
        loop.tick();
        sent.get(0).fail("wrong");

        // when
        now = 1_000 * MILLI;
        loop.tick();

        // then
        assertThat(sent).hasSize(1);
        assertThat(loop.done().cause()).hasMessage("wrong");
    }
}
