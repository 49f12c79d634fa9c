package io.mintmark.local.bench.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What Linux tells of processes under {@code /proc} (proc(5)); elsewhere there is nothing to read. */
public final class ProcFs {
    /** {@code USER_HZ}, 100 on every architecture that we run on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int USER_TICKS_OF_CHILDREN = 13;
    private static final int SYSTEM_TICKS_OF_CHILDREN = 14;
    private static final long KILO = 1024;

    private final Path root;

    public ProcFs(Path root) {
        this.root = root;
    }

    /** Whether there is anything to read. */
    public boolean isThere() {
        return Files.exists(root.resolve("self/stat"));
    }

    /** CPU seconds of a process, with those of its children that have ended. */
    double cpuSeconds(long pid) {
        return seconds(
                read(pid, "stat"), List.of(USER_TICKS, SYSTEM_TICKS, USER_TICKS_OF_CHILDREN, SYSTEM_TICKS_OF_CHILDREN));
    }

    /** CPU seconds of a JVM's compilers, those that have ended left out. */
    double compilerSeconds(long pid) {
        double sum = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(root.resolve(Long.toString(pid)).resolve("task"))) {
            for (Path thread : threads) {
                String stat = read(thread.resolve("stat"));
                if (stat.contains("(C1 Comp") || stat.contains("(C2 Comp")) {
                    sum += seconds(stat, List.of(USER_TICKS, SYSTEM_TICKS));
                }
            }
        } catch (IOException gone) {
            return sum;
        }
        return sum;
    }

    private static double seconds(String stat, List<Integer> counted) {
        // The name, in parentheses, may hold anything; what follows are numbers and the state.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length <= SYSTEM_TICKS_OF_CHILDREN) {
            return 0;
        }
        return counted.stream()
                        .mapToLong(field -> Long.parseLong(fields[field]))
                        .sum()
                / TICKS_PER_SECOND;
    }

    /** Memory that is resident. */
    long residentBytes(long pid) {
        return kilobytes(read(pid, "status"), "VmRSS:").orElse(0) * KILO;
    }

    /** Memory that is resident, pages shared with others in parts; falls back to all of it. */
    long proportionalBytes(long pid) {
        OptionalLong share = kilobytes(read(pid, "smaps_rollup"), "Pss:");
        return share.isPresent() ? share.getAsLong() * KILO : residentBytes(pid);
    }

    private static OptionalLong kilobytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(
                        line.substring(name.length()).replace("kB", "").strip()))
                .findFirst();
    }

    /** Empty for a process that is gone. */
    private String read(long pid, String file) {
        return read(root.resolve(Long.toString(pid)).resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
