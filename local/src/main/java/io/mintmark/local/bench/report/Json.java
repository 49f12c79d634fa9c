package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.machine.Usage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Figures for a program; times are milliseconds where nothing else is said. */
public final class Json {
    private Json() {}

    /** The whole report. */
    public static JsonObject of(Figures figures) {
        JsonArray comparisons = new JsonArray();
        figures.comparisons().forEach(each -> comparisons.add(of(each)));
        JsonArray bars = new JsonArray();
        Bars.of(figures)
                .forEach(bar -> bars.add(new JsonObject()
                        .put("name", bar.name())
                        .put("wanted", bar.wanted())
                        .put("measured", bar.measured())
                        .put("met", bar.met())));
        return new JsonObject()
                .put("at", figures.at().toString())
                .put("options", object(figures.options()))
                .put("machine", object(figures.machine()))
                .put("closedLoop", comparisons)
                .put("openModel", of(figures.openModel()))
                .put("bars", bars)
                .put("processes", processes(figures.processes()))
                .put("checked", object(figures.checked()));
    }

    private static JsonObject of(Comparison each) {
        return new JsonObject()
                .put("operation", each.operation().label())
                .put("platform", of(each.platform()))
                .put("floorBefore", of(each.floor().before()))
                .put("floorAfter", of(each.floor().after()))
                .put("insertsBefore", of(each.inserts().before()))
                .put("insertsAfter", of(each.inserts().after()))
                .put("transactions", each.transactions())
                .put("statements", each.statements())
                .put("ratio", each.ratio())
                .put("drift", each.floor().drift())
                .put("costInInserts", each.cost());
    }

    private static JsonObject of(Measured measured) {
        return of(measured.latency())
                .put("size", measured.size())
                .put("seconds", measured.seconds())
                .put("perSecond", measured.throughput());
    }

    private static JsonObject of(OpenModel model) {
        return new JsonObject()
                .put("perSecond", model.rate())
                .put("page", of(model.page()))
                .put("post", of(model.post()))
                .put("whole", of(model.whole()))
                .put("webhook", of(model.webhook()));
    }

    private static JsonObject of(Summary summary) {
        return new JsonObject()
                .put("count", summary.count())
                .put("p50", summary.p50())
                .put("p99", summary.p99())
                .put("max", summary.max());
    }

    private static JsonObject processes(Map<String, Map<String, Usage>> measurements) {
        JsonObject all = new JsonObject();
        measurements.forEach((measurement, processes) -> {
            JsonObject one = new JsonObject();
            processes.forEach((name, usage) -> one.put(
                    name,
                    new JsonObject()
                            .put("cpuSeconds", usage.cpuSeconds())
                            .put("residentBytesBefore", usage.residentBytesBefore())
                            .put("residentBytes", usage.residentBytes())));
            all.put(measurement, one);
        });
        return all;
    }

    private static JsonObject object(Map<String, ?> values) {
        JsonObject object = new JsonObject();
        values.forEach(object::put);
        return object;
    }
}
