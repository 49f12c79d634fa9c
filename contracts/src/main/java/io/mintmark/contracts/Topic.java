package io.mintmark.contracts;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic as every environment creates it. Replicas are the environment's affair, three in production, one at home;
 * so is it to have fewer partitions where one broker has them all.
 *
 * @param name the address; no two names may differ in dots and underscores alone, because Kafka's metrics fold the two
 * @param partitions fixed for the topic's life, because keys must stay where they are
 * @param retention how long records are kept; absent where the last value of each key is kept
 */
public record Topic(String name, int partitions, Cleanup cleanup, @Nullable Duration retention) {
    private static final Duration COMPACTION_LAG = Duration.ofHours(1);
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);

    /** The settings to create it with, by Kafka's names. */
    public Map<String, String> configuration() {
        if (retention == null) {
            return Map.of(
                    "cleanup.policy", "compact",
                    "min.compaction.lag.ms", Long.toString(COMPACTION_LAG.toMillis()),
                    "delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()));
        }
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    /** The few sizes that topics come in. */
    enum Shape {
        BUSY_WEEK(12, Duration.ofDays(7)),
        BUSY_FORTNIGHT(12, Duration.ofDays(14)),
        QUIET_WEEK(6, Duration.ofDays(7)),
        DEAD_LETTERS(3, Duration.ofDays(30)),
        STATE(12, null);

        private final int partitions;
        private final @Nullable Duration retention;

        Shape(int partitions, @Nullable Duration retention) {
            this.partitions = partitions;
            this.retention = retention;
        }

        Topic named(String name) {
            return new Topic(name, partitions, retention == null ? Cleanup.COMPACT : Cleanup.DELETE, retention);
        }
    }
}
