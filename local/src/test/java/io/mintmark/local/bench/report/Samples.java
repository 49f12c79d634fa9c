package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.machine.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Figures that nobody measured. */
final class Samples {
    /** Durable ones, a second. */
    static final int INSERTS = 8_400;

    private Samples() {}

    static Summary millis(double p50, double p99) {
        return new Summary(1_500, p50, p99, p99 * 2);
    }

    static Measured perSecond(long count) {
        return new Measured(new Summary(count * 10, 8, 40, 80), 10);
    }

    static Comparison saves(long platform, long floorBefore, long floorAfter) {
        return new Comparison(
                Operation.SAVE,
                perSecond(platform),
                new Twice(perSecond(floorBefore), perSecond(floorAfter)),
                new Twice(perSecond(INSERTS + 100), perSecond(INSERTS - 100)),
                12,
                46);
    }

    /** Batches of 100 cards a second, during which the memory of the service that stores them grows. */
    static Figures batches(long platform, long floor, long bytesBefore, long bytesAfter) {
        Comparison comparison = new Comparison(
                Operation.BATCH,
                perSecond(platform).inBatchesOf(100),
                new Twice(perSecond(floor).inBatchesOf(100), perSecond(floor).inBatchesOf(100)),
                new Twice(perSecond(INSERTS), perSecond(INSERTS)),
                2,
                110);
        return figures(
                comparison,
                Map.of(Operation.BATCH.label(), Map.of("vault-service", new Usage(9, bytesBefore, bytesAfter))),
                50,
                18,
                140);
    }

    static Figures figures(Comparison comparison, int rate, double p50, double p99) {
        return figures(
                comparison,
                Map.of("card save", Map.of("vault-service", new Usage(4.25, 200L << 20, 230L << 20))),
                rate,
                p50,
                p99);
    }

    private static Figures figures(
            Comparison comparison, Map<String, Map<String, Usage>> processes, int rate, double p50, double p99) {
        return new Figures(
                Instant.parse("2026-11-21T04:05:06Z"),
                Map.of("seconds each", 10),
                Map.of("Postgres fsync", "on"),
                List.of(comparison),
                new OpenModel(rate, millis(5, 50), millis(7, 60), millis(p50, p99), millis(30, 200)),
                processes,
                Map.of("saved cards", 4_321));
    }
}
