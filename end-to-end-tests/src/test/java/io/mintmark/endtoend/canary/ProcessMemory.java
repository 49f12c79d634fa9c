package io.mintmark.endtoend.canary;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory that a process has for itself, as it is: besides the heap also the buffers that no heap dump shows, stacks,
 * and what is garbage but not overwritten. Only Linux shows it, to the user that the process belongs to.
 */
final class ProcessMemory {
    private static final Path PROC = Path.of("/proc");
    private static final int BLOCK = 1 << 20;
    private static final int HEX = 16;

    private ProcessMemory() {}

    /** Whether this system shows it. */
    static boolean isShown() {
        return Files.isDirectory(PROC.resolve("self"));
    }

    /** Searches all of it; the place is the name. */
    static void search(Search search, String name, long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        byte[] block = new byte[BLOCK];
        try (RandomAccessFile memory =
                new RandomAccessFile(process.resolve("mem").toFile(), "r")) {
            for (Region region : regions(process)) {
                // A number that lies across two regions belongs to neither.
                Search.Pieces pieces = search.pieces(name);
                for (long at = region.from(); at < region.to(); at += BLOCK) {
                    int length = (int) Math.min(BLOCK, region.to() - at);
                    if (read(memory, at, block, length)) {
                        pieces.feed(block, 0, length);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False where nothing is, or where the process has just given it back. */
    private static boolean read(RandomAccessFile memory, long at, byte[] block, int length) {
        try {
            memory.seek(at);
            memory.readFully(block, 0, length);
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static List<Region> regions(Path process) throws IOException {
        return Files.readAllLines(process.resolve("maps")).stream()
                .filter(line -> line.split(" ", 3)[1].startsWith("rw-p"))
                .map(line -> line.substring(0, line.indexOf(' ')).split("-"))
                .map(ends -> new Region(Long.parseLong(ends[0], HEX), Long.parseLong(ends[1], HEX)))
                .toList();
    }

    private record Region(long from, long to) {}
}
