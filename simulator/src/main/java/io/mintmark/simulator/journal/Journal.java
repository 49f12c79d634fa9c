package io.mintmark.simulator.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are only ever added, each on the disk before {@link #append} returns. A line begins with its checksum: a
 * last line that a kill left half written was never answered for and is cut off; damage before it is an error.
 */
public final class Journal implements AutoCloseable {
    private static final int CHECKSUM = 8;

    private final FileChannel channel;
    /** Bytes on the disk are not known any more after a failed write, so there is no second one. */
    private @Nullable IOException failure;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the file, or begins it.
     *
     * @param replay is given every line that was ever added, in order
     * @throws IOException when another process has it open, or when it is damaged
     */
    public static Journal open(Path file, Consumer<String> replay) throws IOException {
        boolean isNew = !Files.exists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            lock(file, channel);
            if (isNew) {
                forceFolder(file);
            }
            long end = replay(file, replay);
            channel.truncate(end);
            channel.position(end);
            channel.force(true);
            return new Journal(channel);
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** Freed by the operating system with the process. */
    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException byThisProcess) {
            throw new IOException(file + " is open already", byThisProcess);
        }
        throw new IOException(file + " is in use by another process");
    }

    /** A new file is on the disk only when its folder is. */
    private static void forceFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Where the last whole line ends. */
    private static long replay(Path file, Consumer<String> replay) throws IOException {
        long end = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                Optional<String> text = text(line);
                if (text.isPresent()) {
                    replay.accept(text.get());
                    end += line.length;
                } else if (in.read() >= 0) {
                    throw new IOException(file + " is damaged at byte " + end + ", before its last line");
                }
            }
        }
        return end;
    }

    /** The next line with its end, if it has one; null after the last. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private static Optional<String> text(byte[] line) {
        if (line.length < CHECKSUM + 2 || line[line.length - 1] != '\n') {
            return Optional.empty();
        }
        String all = new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
        String text = all.substring(Math.min(CHECKSUM + 1, all.length()));
        return all.equals(withChecksum(text)) ? Optional.of(text) : Optional.empty();
    }

    private static String withChecksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x %s".formatted(checksum.getValue(), text);
    }

    /**
     * Adds a line and returns when it is on the disk.
     *
     * @throws UncheckedIOException if that is not known, now or of an earlier line; only a new process can tell
     */
    public synchronized void append(String line) {
        if (failure != null) {
            throw new UncheckedIOException("the journal failed before", failure);
        }
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line has no line break");
        }
        ByteBuffer bytes = ByteBuffer.wrap((withChecksum(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException(e);
        }
    }

    /** Whether lines can be added. */
    public synchronized boolean isUsable() {
        return failure == null && channel.isOpen();
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
