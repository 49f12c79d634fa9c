package io.mintmark.vault.forward.domain;

import java.time.Duration;

/**
 * How long a request may still be sent. It is measured by a clock that only goes forward, from before the database was
 * asked for the time: it can end too early, never too late.
 *
 * @param openedAt nanoseconds of that clock
 */
public record SendWindow(long openedAt, Duration left) {
    /** Whether it is over at that moment of the same clock. */
    public boolean isOver(long nanoTime) {
        return nanoTime - openedAt >= left.toNanos();
    }
}
