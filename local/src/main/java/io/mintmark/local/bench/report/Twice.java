package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Measured;

/**
 * Something that is measured just before an operation and just after it: on a machine that others use, the two differ.
 */
public record Twice(Measured before, Measured after) {
    /** Per second: the mean of before and after. */
    public double throughput() {
        return (before.throughput() + after.throughput()) / 2;
    }

    /** By how much before and after differ, of their mean. */
    public double drift() {
        return throughput() == 0 ? 0 : Math.abs(before.throughput() - after.throughput()) / throughput();
    }
}
