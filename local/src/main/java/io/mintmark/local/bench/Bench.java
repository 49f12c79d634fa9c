package io.mintmark.local.bench;

import io.mintmark.local.CannotStart;
import io.mintmark.local.Cluster;
import io.mintmark.local.ClusterOptions;
import io.mintmark.local.LogFile;
import io.mintmark.local.Progress;
import io.mintmark.local.bench.machine.Machine;
import io.mintmark.local.bench.report.Figures;
import io.mintmark.local.bench.report.Json;
import io.mintmark.local.bench.report.Markdown;
import io.mintmark.local.plan.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./run bench} executes: starts a cluster, measures, checks, writes the figures, ends the cluster. */
public final class Bench {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Bench() {}

    /** Exits with 1 when anything went wrong, also if only one answer of many thousands did. */
    public static void main(String[] arguments) {
        BenchOptions options;
        try {
            options = BenchOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        Path target = Folders.findRoot().resolve("target/bench");
        AtomicBoolean told = new AtomicBoolean();
        try {
            measure(options, target, told);
            System.exit(0);
        } catch (CannotStart inTheWay) {
            fail(String.valueOf(inTheWay.getMessage()));
        } catch (Exception failure) {
            Logger.getLogger("mintmark").log(Level.SEVERE, "the benchmark failed", failure);
            if (!told.get()) {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                fail("The benchmark failed: " + cause.getMessage() + "\nMore: " + target.resolve("cluster/logs"));
            }
        }
    }

    private static void measure(BenchOptions options, Path target, AtomicBoolean told) throws Exception {
        double load = Machine.load();
        Progress progress = new Progress(System.out);
        progress.print("Starting a cluster for the benchmark");
        Folders folders = new Folders(Folders.findRoot(), target.resolve("cluster"));
        Files.createDirectories(target);
        ClusterOptions wanted = BenchCluster.options(folders);
        Cluster cluster = Cluster.prepare(wanted, progress);
        LogFile.use(cluster.logs().resolve("bench.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            told.set(true);
            cluster.close();
        }));
        cluster.start();
        Figures figures = new Benchmark(options, new BenchCluster(cluster, folders.data()), progress, load).run();
        write(figures, target, progress);
    }

    private static void write(Figures figures, Path target, Progress progress) throws IOException {
        String name = NAME.format(figures.at());
        String text = Markdown.of(figures);
        Path markdown = Files.writeString(target.resolve(name + ".md"), text);
        Path json = Files.writeString(
                target.resolve(name + ".json"), Json.of(figures).encodePrettily() + "\n");
        progress.print("\n" + text);
        progress.print("Written to " + markdown + "\n       and " + json);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(FAILED);
    }
}
