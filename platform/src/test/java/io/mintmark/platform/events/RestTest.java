package io.mintmark.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
    private final List<Runnable> timers = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private Runnable whileTheTimerIsSet = () -> {};
    private final Rest rest = new Rest((millis, action) -> {
        timers.add(action);
        whileTheTimerIsSet.run();
    });

    @Test
    void theTimerEndsTheWaitOnce() {
        rest.then(100, () -> seen.add("first"));

        timers.get(0).run();
        timers.get(0).run();
        rest.cutShort();

        assertThat(seen).containsExactly("first");
    }

    @Test
    void aNudgeEndsTheWaitAndItsTimerLeavesTheNextOneAlone() {
        rest.then(100, () -> seen.add("first"));
        rest.cutShort();
        rest.then(100, () -> seen.add("second"));

        timers.get(0).run();

        assertThat(seen).containsExactly("first");
        timers.get(1).run();
        assertThat(seen).containsExactly("first", "second");
    }

    /** An outbox relay once stood still for good after this. */
    @Test
    void aNudgeThatComesWhileTheTimerIsSetLosesNoLaterWait() {
        whileTheTimerIsSet = rest::cutShort;
        rest.then(100, () -> seen.add("first"));
        whileTheTimerIsSet = () -> {};
        rest.then(100, () -> seen.add("second"));

        timers.get(0).run();
        timers.get(1).run();

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void aNudgeWithoutAWaitDoesNothing() {
        rest.cutShort();

        assertThat(seen).isEmpty();
    }
}
