package io.mintmark.local.bench.report;

import static io.mintmark.local.bench.report.Operation.BATCH;

import io.mintmark.local.bench.machine.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run is compared with. */
public final class Bars {
    private static final String STORES = "vault-service";
    private static final double MOST_GROWTH = 0.1;
    private static final double LEAST_RATIO = 0.35;
    private static final double WHOLE_P99_MILLIS = 150;
    private static final double WHOLE_P50_MILLIS = 30;
    private static final double WEBHOOK_P99_MILLIS = 1_000;
    private static final double MEGA = 1024 * 1024;
    /** The rate that the bars of the open model are for. */
    private static final int RATE = 50;

    private Bars() {}

    /** Those of a run; a rate below 50/s proves nothing about 50/s. */
    public static List<Bar> of(Figures figures) {
        List<Bar> bars = new ArrayList<>();
        for (Comparison comparison : figures.comparisons()) {
            bars.add(new Bar(
                    comparison.operation().label() + ": throughput / floor",
                    "≥ " + LEAST_RATIO,
                    format("%.3f", comparison.ratio()),
                    comparison.ratio() >= LEAST_RATIO));
        }
        Usage memory = figures.processes().getOrDefault(BATCH.label(), Map.of()).get(STORES);
        if (memory != null) {
            bars.add(new Bar(
                    BATCH.label() + ": growth of " + STORES + "’s memory",
                    format("< %.0f %%", MOST_GROWTH * 100),
                    format(
                            "%.1f %%, %.1f to %.1f MB",
                            memory.growth() * 100, memory.residentBytesBefore() / MEGA, memory.residentBytes() / MEGA),
                    memory.growth() < MOST_GROWTH));
        }
        OpenModel model = figures.openModel();
        bars.add(atMost(
                "card save at 50/s: p99 of the whole",
                WHOLE_P99_MILLIS,
                model.whole().p99(),
                model.rate()));
        bars.add(atMost(
                "card save at 50/s: p50 of the whole",
                WHOLE_P50_MILLIS,
                model.whole().p50(),
                model.rate()));
        bars.add(atMost(
                "commit to webhook at 50/s: p99",
                WEBHOOK_P99_MILLIS,
                model.webhook().p99(),
                model.rate()));
        return bars;
    }

    private static Bar atMost(String name, double most, double millis, int rate) {
        String measured = format("%.1f ms", millis) + (rate < RATE ? " at " + rate + "/s only" : "");
        return new Bar(name, format("≤ %.0f ms", most), measured, rate >= RATE && millis <= most);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
