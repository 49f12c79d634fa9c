package io.mintmark.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.Progress;
import io.mintmark.local.bench.load.Latencies;
import io.mintmark.local.bench.load.Measured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final List<String> rounds = new ArrayList<>();
    private double compiled;

    @Test
    void eachOperationIsRepeatedUntilItsOwnCompilersRest() throws Exception {
        // given
        WarmUp warmUp = new WarmUp(new Progress(new PrintStream(new ByteArrayOutputStream())), () -> compiled)
                .with("often", () -> round("often", 0))
                .with("seldom", () -> round("seldom", rounds.size() < 6 ? 1_000 : 0));

        // when
        warmUp.run();

        // then
        assertThat(rounds).containsExactly("often", "seldom", "often", "seldom", "seldom", "seldom", "seldom");
    }

    @Test
    void aRoundAheadCountsAndIsFollowedByTheRest() throws Exception {
        // given
        WarmUp warmUp = new WarmUp(new Progress(new PrintStream(new ByteArrayOutputStream())), () -> compiled)
                .with("one", () -> round("one", 0))
                .with("other", () -> round("other", 0));

        // when
        warmUp.round();
        List<String> ahead = List.copyOf(rounds);
        warmUp.run();

        // then
        assertThat(ahead).containsExactly("one", "other");
        assertThat(rounds).containsExactly("one", "other", "one", "other");
    }

    private Measured round(String name, double seconds) {
        rounds.add(name);
        compiled += seconds;
        return new Measured(new Latencies().summary(), 1);
    }
}
