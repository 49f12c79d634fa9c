package io.mintmark.simulator;

import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code java -jar} runs. */
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class.getName());
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Main() {}

    /** Starts the simulator and keeps it until the process is told to end. */
    public static void main(String[] arguments) {
        try {
            Simulator simulator = Simulator.start(Settings.of(System.getenv()), InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(simulator)));
            LOG.info(() -> "the simulator listens on port " + simulator.port());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
        } catch (Exception failure) {
            LOG.log(Level.SEVERE, "the simulator did not start", failure);
            System.exit(FAILED);
        }
    }

    private static void close(Simulator simulator) {
        try {
            simulator.close();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "the simulator did not stop in order", failure);
        }
    }
}
