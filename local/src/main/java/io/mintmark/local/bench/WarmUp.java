package io.mintmark.local.bench;

import io.mintmark.local.Progress;
import io.mintmark.local.bench.load.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Rounds of all operations until the compilers are hardly at work any more at any of them: on few cores they take more
 * of these than the code that they compile, and for minutes. What is done seldom is warm last, so each operation has its
 * own end.
 */
final class WarmUp {
    /** Compilers that take a smaller share of one core than this have seen what matters. */
    private static final double WARM = 0.1;

    private static final int LEAST_ROUNDS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Does something for the length of a round. */
    interface Operation {
        Measured run() throws Exception;
    }

    private static final class Warming {
        private final String name;
        private final Operation operation;
        private int rounds;
        private double share = 1;

        private Warming(String name, Operation operation) {
            this.name = name;
            this.operation = operation;
        }

        private boolean isWarm() {
            return rounds >= LEAST_ROUNDS && share < WARM;
        }
    }

    private final Progress progress;
    private final DoubleSupplier compilerSeconds;
    private final List<Warming> all = new ArrayList<>();

    /** @param compilerSeconds CPU that all compilers have taken so far */
    WarmUp(Progress progress, DoubleSupplier compilerSeconds) {
        this.progress = progress;
        this.compilerSeconds = compilerSeconds;
    }

    WarmUp with(String name, Operation operation) {
        all.add(new Warming(name, operation));
        return this;
    }

    /** One round of each. */
    void round() throws Exception {
        for (Warming warming : all) {
            round(warming);
        }
    }

    /** Returns when all are warm, or the time is up. */
    void run() throws Exception {
        long begun = System.nanoTime();
        while (all.stream().anyMatch(warming -> !warming.isWarm()) && System.nanoTime() - begun < LONGEST.toNanos()) {
            for (Warming warming : all) {
                if (!warming.isWarm()) {
                    round(warming);
                }
            }
        }
    }

    private void round(Warming warming) throws Exception {
        double before = compilerSeconds.getAsDouble();
        long start = System.nanoTime();
        Measurements.tell(progress, "warm-up, " + warming.name, warming.operation.run());
        warming.share = (compilerSeconds.getAsDouble() - before) / ((System.nanoTime() - start) / 1e9);
        warming.rounds++;
        progress.say(String.format(Locale.ROOT, "the compilers took %.2f of a core", warming.share));
    }
}
