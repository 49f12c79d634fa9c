package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.machine.Usage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Figures for a person. */
public final class Markdown {
    private static final double NOISY = 0.2;
    private static final double MEGA = 1024 * 1024;

    private Markdown() {}

    /** The whole report. */
    public static String of(Figures figures) {
        return "# Benchmark of " + figures.at() + "\n\n"
                + words(figures.options()) + ". Read it with `docs/benchmarks.md`.\n\n"
                + "## Closed loop, beside the floor\n\n"
                + closedLoop(figures.comparisons())
                + "\n## Open model, from the intended time\n\n"
                + openModel(figures.openModel())
                + "\n## Bars\n\n"
                + bars(Bars.of(figures))
                + "\n## Processes\n\n"
                + processes(figures.processes())
                + "\n## Machine\n\n"
                + machine(figures.machine())
                + "\nChecked in the end: " + words(figures.checked()) + ".\n";
    }

    private static String closedLoop(List<Comparison> comparisons) {
        MarkdownTable table = new MarkdownTable(
                "operation",
                "done",
                "per second",
                "p50 ms",
                "p99 ms",
                "max ms",
                "floor per second",
                "p50 ms",
                "p99 ms",
                "SQL",
                "ratio",
                "inserts per second",
                "cost in inserts");
        StringBuilder batches = new StringBuilder();
        StringBuilder noise = new StringBuilder();
        for (Comparison each : comparisons) {
            Measured platform = each.platform();
            table.row(
                    each.operation().label(),
                    Long.toString(platform.done()),
                    format("%.1f", platform.throughput()),
                    millis(platform.latency().p50()),
                    millis(platform.latency().p99()),
                    millis(platform.latency().max()),
                    both(each.floor(), Measured::throughput),
                    both(each.floor(), floor -> floor.latency().p50()),
                    both(each.floor(), floor -> floor.latency().p99()),
                    each.statements() + " in " + each.transactions(),
                    format("%.3f", each.ratio()),
                    both(each.inserts(), Measured::throughput),
                    format("%.1f", each.cost()));
            if (platform.size() > 1) {
                batches.append(format(
                        "\n“%s” counts cards; its times and its SQL are those of a batch of %d.\n",
                        each.operation().label(), platform.size()));
            }
            if (each.floor().drift() > NOISY) {
                noise.append(format(
                        "\nThe floor of “%s” moved by %.0f %% between before and after: the machine was not quiet.\n",
                        each.operation().label(), each.floor().drift() * 100));
            }
        }
        return table
                + "\nFloor and inserts: before / after. SQL: statements in transactions, of one operation. Cost: durable"
                + " inserts that the machine could have done instead.\n" + batches + noise;
    }

    private static String openModel(OpenModel model) {
        MarkdownTable table = new MarkdownTable("at " + model.rate() + "/s", "count", "p50 ms", "p99 ms", "max ms");
        add(table, "link to card page", model.page());
        add(table, "form to answer", model.post());
        add(table, "card save, both", model.whole());
        add(table, "commit to webhook", model.webhook());
        return table.toString();
    }

    private static void add(MarkdownTable table, String name, Summary summary) {
        table.row(
                name,
                Long.toString(summary.count()),
                millis(summary.p50()),
                millis(summary.p99()),
                millis(summary.max()));
    }

    private static String bars(List<Bar> bars) {
        MarkdownTable table = new MarkdownTable("bar", "wanted", "measured", "");
        bars.forEach(bar -> table.row(bar.name(), bar.wanted(), bar.measured(), bar.met() ? "met" : "not met"));
        return table.toString();
    }

    private static String processes(Map<String, Map<String, Usage>> measurements) {
        Set<String> names = new LinkedHashSet<>();
        measurements.values().forEach(processes -> names.addAll(processes.keySet()));
        if (names.isEmpty()) {
            return "Not measured: this system has no `/proc`.\n";
        }
        List<String> heads = new java.util.ArrayList<>(List.of("process"));
        measurements.keySet().forEach(name -> heads.add("CPU s, " + name));
        heads.add("resident MB");
        MarkdownTable table = new MarkdownTable(heads.toArray(String[]::new));
        for (String name : names) {
            List<String> cells = new java.util.ArrayList<>(List.of(name));
            long bytes = 0;
            for (Map<String, Usage> processes : measurements.values()) {
                Usage usage = processes.getOrDefault(name, new Usage(0, 0, 0));
                cells.add(format("%.1f", usage.cpuSeconds()));
                bytes = usage.residentBytes();
            }
            cells.add(bytes == 0 ? "–" : format("%.0f", bytes / MEGA));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String machine(Map<String, String> facts) {
        MarkdownTable table = new MarkdownTable("what", "is");
        facts.forEach(table::row);
        return table.toString();
    }

    private static String words(Map<String, Integer> numbers) {
        return String.join(
                ", ",
                numbers.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }

    private static String both(Twice measured, ToDoubleFunction<Measured> figure) {
        return format("%.1f / %.1f", figure.applyAsDouble(measured.before()), figure.applyAsDouble(measured.after()));
    }

    private static String millis(double value) {
        return format("%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
