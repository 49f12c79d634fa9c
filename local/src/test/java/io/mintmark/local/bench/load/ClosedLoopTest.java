package io.mintmark.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<Promise<Void>> sent = new ArrayList<>();

    @Test
    void eachClientAsksAgainOnlyWhenItHasItsAnswer() {
        // given
        Future<Measured> running = ClosedLoop.run(2, LONG, this::send);
        assertThat(sent).hasSize(2);

        // when
        sent.get(1).complete();

        // then
        assertThat(sent).hasSize(3);
        assertThat(running.isComplete()).isFalse();
    }

    @Test
    void itEndsWhenThereIsNothingLeftAndEveryAnswerIsIn() {
        // given
        Future<Measured> running = ClosedLoop.run(2, LONG, () -> sent.size() == 3 ? null : send());

        // when
        for (int i = 0; i < 3; i++) {
            assertThat(running.isComplete()).isFalse();
            sent.get(i).complete();
        }

        // then
        assertThat(running.result().latency().count()).isEqualTo(3);
    }

    @Test
    void whenTheTimeIsUpNobodyAsksAgain() {
        // when
        Future<Measured> running = ClosedLoop.run(2, Duration.ZERO, this::send);

        // then
        assertThat(sent).isEmpty();
        assertThat(running.result().throughput()).isZero();
    }

    @Test
    void whoCannotEvenAskFailsAll() {
        // when
        Future<Measured> running = ClosedLoop.run(2, LONG, () -> {
            throw new IllegalStateException("nothing to ask");
        });

        // then
        assertThat(running.cause()).hasMessage("nothing to ask");
    }

    @Test
    void oneWrongAnswerFailsAll() {
        // given
        Future<Measured> running = ClosedLoop.run(2, LONG, this::send);

        // when
        sent.get(0).fail("wrong");
        sent.get(1).complete();

        // then
        assertThat(sent).hasSize(2);
        assertThat(running.cause()).hasMessage("wrong");
    }

    private Future<Void> send() {
        sent.add(Promise.promise());
        return sent.get(sent.size() - 1).future();
    }
}
