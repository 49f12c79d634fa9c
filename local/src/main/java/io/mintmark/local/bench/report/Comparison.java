package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Measured;

/**
 * An operation in a closed loop, and its floor.
 *
 * @param platform what the platform did
 * @param floorBefore what the bare client did just before
 * @param floorAfter and just after: on a machine that others use, the two differ
 * @param transactions that the operation costs, and its floor
 * @param statements in them
 */
public record Comparison(
        String operation,
        Measured platform,
        Measured floorBefore,
        Measured floorAfter,
        int transactions,
        int statements) {
    /** Operations a second of the floor: the mean of before and after. */
    public double floor() {
        return (floorBefore.throughput() + floorAfter.throughput()) / 2;
    }

    /** How much of what the database could do the platform leaves. */
    public double ratio() {
        return floor() == 0 ? 0 : platform.throughput() / floor();
    }

    /** By how much the floor before and the floor after differ, of their mean. */
    public double drift() {
        return floor() == 0 ? 0 : Math.abs(floorBefore.throughput() - floorAfter.throughput()) / floor();
    }
}
