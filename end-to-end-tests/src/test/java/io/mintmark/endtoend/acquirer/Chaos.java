package io.mintmark.endtoend.acquirer;

import java.time.Duration;
import java.util.List;

/**
 * Faults that follow from a seed, so that a run can be repeated.
 *
 * @param rate the share of requests that something goes wrong with
 * @param modes as the simulator's README lists them, but for {@code outage}
 * @param longestDelay for those that are about time
 */
public record Chaos(long seed, double rate, List<String> modes, Duration longestDelay) {
    /** All that can go wrong with a single request. */
    public static final List<String> EVERY_MODE =
            List.of("lose_request", "lose_answer", "delay", "late_answer", "double", "garbage", "error");
}
