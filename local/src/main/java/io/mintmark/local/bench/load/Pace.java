package io.mintmark.local.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * When each of a row of sends is due: evenly, whatever became of the sends before. A latency that counts from there
 * includes the waiting that a slow platform causes to those who come after ("coordinated omission" leaves it out).
 *
 * @param perSecond how many
 * @param start the first one's time, by {@link System#nanoTime()}
 */
public record Pace(int perSecond, long start) {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    public Pace {
        if (perSecond < 1) {
            throw new IllegalArgumentException("a pace is at least one a second");
        }
    }

    /** When the send is due, counted from 0. */
    public long due(long index) {
        return start + index / perSecond * SECOND + index % perSecond * SECOND / perSecond;
    }

    /** How many are due at this moment, those sent already included. */
    public long dueBy(long now) {
        long since = now - start;
        if (since < 0) {
            return 0;
        }
        long estimate = since / SECOND * perSecond + since % SECOND * perSecond / SECOND;
        // Rounding of the due times may have put one more on this side.
        while (due(estimate) - now <= 0) {
            estimate++;
        }
        return estimate;
    }
}
