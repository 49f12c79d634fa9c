package io.mintmark.endtoend.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The heap of a JVM, with what is garbage and not yet collected, as the JDK's own {@code jcmd} dumps it. Every service but
 * the vault lets its own user attach; the vault does not, and need not here.
 */
final class HeapDump {
    private static final long PATIENCE_SECONDS = 60;

    private HeapDump() {}

    /** Dumps and searches it; the dump is deleted at once, for it holds keys. */
    static void search(Search search, String name, long pid, Path folder) {
        Path dump = folder.resolve(name.replaceAll("\\W+", "-") + ".hprof").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(dump);
            dump(pid, dump);
            search.file(name, dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(dump);
        }
    }

    private static void dump(long pid, Path into) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(
                        List.of(jcmd.toString(), Long.toString(pid), "GC.heap_dump", "-all", into.toString()))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(into)) {
                throw new IOException("no heap dump of process " + pid + ": " + said);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path dump) {
        try {
            Files.deleteIfExists(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
