package io.mintmark.endtoend.acquirer;

import java.time.Duration;

/**
 * What the acquirer is told to do wrong.
 *
 * @param operation {@code authorization}, {@code capture}, {@code refund}, {@code void}, {@code completion},
 *     {@code status} or {@code any}
 * @param mode as the simulator's README lists them
 * @param times how often
 * @param delay for those that are about time
 * @param duration how long an outage lasts
 */
public record Fault(String operation, String mode, int times, Duration delay, Duration duration) {
    public Fault(String operation, String mode, int times, Duration delay) {
        this(operation, mode, times, delay, Duration.ZERO);
    }

    public static Fault once(String operation, String mode) {
        return new Fault(operation, mode, 1, Duration.ZERO);
    }

    /** Nothing gets through for a time. */
    public static Fault outage(Duration duration) {
        return new Fault("any", "outage", 1, Duration.ZERO, duration);
    }

    /** As it names itself in reports. */
    @Override
    public String toString() {
        return operation + " " + mode + (times == 1 ? "" : " ×" + times);
    }
}
