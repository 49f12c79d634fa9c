package io.mintmark.webhook.delivery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again: at once, then after 5 and 30 s, 2, 10 and 30 min, 2, 5, 10, 14, 20 and
 * 24 h, each ±20 %, which is 12 attempts in about 3.2 days. A session's callback keeps the same steps but stops one day
 * after the event. A receiver that asks for a later time (Retry-After, RFC 9110 section 10.2.3) gets it, up to 24 h.
 */
public enum RetrySchedule {
    /** A registered endpoint. */
    ENDPOINT(Duration.ofDays(30)),
    /** The URL that one session names. */
    SESSION_CALLBACK(Duration.ofDays(1));

    /** The longest time a receiver may put an attempt off. */
    public static final Duration LONGEST_FLOOR = Duration.ofHours(24);

    private static final double JITTER = 0.2;
    private static final List<Duration> DELAYS = List.of(
            Duration.ZERO,
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

    private final Duration window;

    RetrySchedule(Duration window) {
        this.window = window;
    }

    /** How many attempts there are at most. */
    public int attempts() {
        return DELAYS.size();
    }

    /**
     * How long to wait after a failed attempt; empty when there is none left.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param age how long ago the delivery was created, by the database's clock
     * @param floor what the receiver asked for, if it did
     * @param random uniform in [0, 1)
     */
    public Optional<Duration> after(int attempt, Duration age, @Nullable Duration floor, DoubleSupplier random) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
        if (attempt >= DELAYS.size()) {
            return Optional.empty();
        }
        Duration delay = atLeast(floor, jittered(DELAYS.get(attempt), random));
        return age.plus(delay).compareTo(window) > 0 ? Optional.empty() : Optional.of(delay);
    }

    private static Duration jittered(Duration delay, DoubleSupplier random) {
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }

    private static Duration atLeast(@Nullable Duration floor, Duration delay) {
        if (floor == null || floor.compareTo(delay) <= 0) {
            return delay;
        }
        return floor.compareTo(LONGEST_FLOOR) > 0 ? LONGEST_FLOOR : floor;
    }
}
