package io.mintmark.platform.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointsTest {
    private final AtomicInteger ends = new AtomicInteger();
    private final Path order;
    private final CrashPoints points;

    CrashPointsTest(@TempDir Path folder) {
        order = folder.resolve("order");
        points = new CrashPoints(Optional.of(order.toString()), false, ends::incrementAndGet);
    }

    @BeforeEach
    void aRunningProcessIsArmed() throws IOException {
        Files.writeString(order, "between.two-steps");
    }

    @Test
    void theOrderedPlaceStrikesOnceAndOtherPlacesDoNot() {
        // when
        points.hit("between.two");
        points.hit("between.two-steps");
        points.hit("between.two-steps");

        // then
        assertThat(ends).hasValue(1);
        assertThat(order).doesNotExist();
    }

    @Test
    void withoutAnOrderNothingHappens() throws IOException {
        // given
        Files.delete(order);

        // when
        points.hit("between.two-steps");

        // then
        assertThat(ends).hasValue(0);
    }

    @Test
    void inLiveModeItIsRefused() {
        assertThatThrownBy(() -> new CrashPoints(Optional.of(order.toString()), true, ends::incrementAndGet))
                .hasMessageContaining("refused in live mode");
    }

    @Test
    void inLiveModeWithoutAFileItRests() {
        // given
        CrashPoints live = new CrashPoints(Optional.empty(), true, ends::incrementAndGet);

        // when
        live.hit("between.two-steps");

        // then
        assertThat(ends).hasValue(0);
    }
}
