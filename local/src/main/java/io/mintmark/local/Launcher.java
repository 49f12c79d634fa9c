package io.mintmark.local;

import io.mintmark.local.plan.Folders;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./run} executes. */
public final class Launcher {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Launcher() {}

    /** Starts a cluster and keeps it until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        ClusterOptions options;
        try {
            options = Arguments.parse(List.of(arguments), ClusterOptions.ofRepository(Folders.findRoot()));
        } catch (IllegalArgumentException wrong) {
            fail(String.valueOf(wrong.getMessage()), WRONG_USE);
            return;
        }
        Progress progress = new Progress(System.out);
        try {
            run(options, progress);
        } catch (CannotStart inTheWay) {
            fail(String.valueOf(inTheWay.getMessage()), FAILED);
        } catch (Exception failure) {
            if (!Stopping.isUnderWay()) {
                Logger.getLogger("mintmark").log(Level.SEVERE, "the start failed", failure);
                fail("Mintmark did not start: " + failure.getMessage(), FAILED);
            }
        }
        // A stop is under way: the hook ends the process when all is down.
        new CountDownLatch(1).await();
    }

    private static void run(ClusterOptions options, Progress progress) throws Exception {
        progress.print("Starting Mintmark");
        Cluster cluster = Cluster.prepare(options, progress);
        LogFile.use(cluster.logs().resolve("launcher.log"));
        Stopping.register(cluster, progress);
        cluster.start();
        progress.print(Banner.text(
                cluster.connection(),
                cluster.shopUrl(),
                cluster.docsUrl(),
                cluster.logs(),
                options.connectionFile(),
                progress.seconds()));
    }

    private static void fail(String message, int exitCode) {
        System.err.println(message);
        System.exit(exitCode);
    }
}
