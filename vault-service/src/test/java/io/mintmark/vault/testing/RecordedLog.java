package io.mintmark.vault.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The vault's log at its most talkative, to look for what must not be there. */
public final class RecordedLog {
    private RecordedLog() {}

    /** What is logged while the work is done. */
    public static List<String> during(Runnable work) {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler handler = recorder(log);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.FINE);
        try {
            work.run();
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }
        return List.copyOf(log);
    }

    private static Handler recorder(Queue<String> log) {
        SimpleFormatter formatter = new SimpleFormatter();
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                // The test's own HTTP client runs in this JVM too, and logs what it sends.
                if (!String.valueOf(record.getLoggerName()).startsWith("org.apache.http")) {
                    log.add(record.getLoggerName() + ": " + formatter.format(record));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
