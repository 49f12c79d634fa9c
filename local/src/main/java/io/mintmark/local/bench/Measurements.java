package io.mintmark.local.bench;

import io.mintmark.local.Progress;
import io.mintmark.local.bench.floor.Floor;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.machine.Processes;
import io.mintmark.local.bench.machine.Usage;
import io.mintmark.local.bench.report.Comparison;
import io.mintmark.local.bench.report.Operation;
import io.mintmark.local.bench.report.Twice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures the platform while nothing else happens, and tells what came of it. */
final class Measurements {
    private final Quiet quiet;
    private final Housekeeping housekeeping;
    private final Processes processes;
    private final Progress progress;
    private final Map<String, Map<String, Usage>> usage = new LinkedHashMap<>();

    Measurements(Quiet quiet, Housekeeping housekeeping, Processes processes, Progress progress) {
        this.quiet = quiet;
        this.housekeeping = housekeeping;
        this.processes = processes;
        this.progress = progress;
    }

    /** What each process took, by measurement. */
    Map<String, Map<String, Usage>> usage() {
        return usage;
    }

    /** An operation in a closed loop, between two measurements of its floor. */
    Comparison compare(
            Operation operation,
            Callable<Measured> platform,
            Callable<Measured> floor,
            Callable<Measured> inserts,
            Floor.Cost cost)
            throws Exception {
        String name = operation.label();
        comeToRest();
        Measured insertsBefore = tell(progress, "durable inserts", inserts.call());
        Measured floorBefore = tell(progress, "floor of " + name + ", before", floor.call());
        Measured measured = tell(progress, name, alone(name, platform));
        comeToRest();
        Measured floorAfter = tell(progress, "floor of " + name + ", after", floor.call());
        Measured insertsAfter = tell(progress, "durable inserts", inserts.call());
        return new Comparison(
                operation,
                measured,
                new Twice(floorBefore, floorAfter),
                new Twice(insertsBefore, insertsAfter),
                cost.transactions(),
                cost.statements());
    }

    private void comeToRest() throws Exception {
        quiet.await();
        housekeeping.run();
    }

    /** Any measurement of the platform. */
    <T> T alone(String name, Callable<T> measurement) throws Exception {
        comeToRest();
        Map<String, Usage> start = processes.look();
        T result = measurement.call();
        usage.put(name, processes.since(start));
        return result;
    }

    static Measured tell(Progress progress, String name, Measured measured) {
        progress.say(String.format(
                Locale.ROOT,
                "%s: %.1f/s, p50 %.1f ms, p99 %.1f ms",
                name,
                measured.throughput(),
                measured.latency().p50(),
                measured.latency().p99()));
        return measured;
    }
}
