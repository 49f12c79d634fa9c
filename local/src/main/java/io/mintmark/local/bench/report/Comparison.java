package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Measured;

/**
 * An operation in a closed loop, its floor, and a yardstick of the machine.
 *
 * @param platform what the platform did
 * @param floor what the bare client did with the same SQL
 * @param inserts what it did with the smallest write that lasts
 * @param transactions that the operation costs, and its floor
 * @param statements in them
 */
public record Comparison(
        Operation operation, Measured platform, Twice floor, Twice inserts, int transactions, int statements) {
    /** How much of what the database could do the platform leaves. */
    public double ratio() {
        return floor.throughput() == 0 ? 0 : platform.throughput() / floor.throughput();
    }

    /**
     * How many durable inserts the machine could have done instead of one operation. Unlike the ratio it falls with
     * whatever the operation is spared, its SQL included.
     */
    public double cost() {
        return platform.throughput() == 0 ? Double.POSITIVE_INFINITY : inserts.throughput() / platform.throughput();
    }
}
