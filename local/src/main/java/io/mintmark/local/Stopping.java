package io.mintmark.local;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops the cluster when the process is told to end: by Ctrl-C, SIGTERM or a failed start. */
final class Stopping {
    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private Stopping() {}

    static void register(Cluster cluster, Progress progress) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            UNDER_WAY.set(true);
            progress.print("\nStopping");
            cluster.close();
            progress.print("Stopped.");
        }));
    }

    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }
}
