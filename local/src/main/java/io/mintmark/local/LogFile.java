package io.mintmark.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the libraries of this process log to: not between the lines that a person reads. */
public final class LogFile {
    /** Kept here, because a logger that nobody holds forgets its level. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private LogFile() {}

    /** From now on everything goes into this file alone. */
    public static void use(Path path) throws IOException {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler file = new FileHandler(path.toString());
        file.setFormatter(new SimpleFormatter());
        root.addHandler(file);
        KAFKA_CLIENTS.setLevel(Level.WARNING);
    }
}
