package io.mintmark.local.process;

import java.time.Duration;

/** How long to wait before starting again what keeps ending: twice as long each time, until one life was long enough. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The wait after a life that lasted so long; zero for one that never served. */
    Duration after(Duration life) {
        if (life.compareTo(GOOD_LIFE) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
