package io.mintmark.local.bench.load;

import io.mintmark.local.bench.load.Latencies.Summary;

/**
 * What a closed loop did.
 *
 * @param latency of each answer
 * @param seconds from its first send to its last answer
 * @param size how many things an answer means, such as the cards of a batch
 */
public record Measured(Summary latency, double seconds, int size) {
    /** Each answer means one thing. */
    public Measured(Summary latency, double seconds) {
        this(latency, seconds, 1);
    }

    /** The same answers, each of which means so many things. */
    public Measured inBatchesOf(int things) {
        return new Measured(latency, seconds, things);
    }

    /** Things in all. */
    public long done() {
        return latency.count() * size;
    }

    /** Things per second. */
    public double throughput() {
        return seconds == 0 ? 0 : done() / seconds;
    }
}
