package io.mintmark.local;

import java.io.PrintStream;
import java.util.Locale;

/** Lines that say what is happening, each with the seconds since the start. */
public final class Progress {
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says nothing. */
    public static Progress silent() {
        return new Progress(new PrintStream(
                java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Prints one line. */
    public void say(String line) {
        out.println(String.format(Locale.ROOT, "  %5.1f s  %s", seconds(), line));
        out.flush();
    }

    /** Prints text as it is. */
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }
}
