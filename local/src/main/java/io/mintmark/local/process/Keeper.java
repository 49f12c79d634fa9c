package io.mintmark.local.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps one daemon running for as long as it is wanted, and tells what it does about it. */
public final class Keeper {
    /** Told when a life begins, or ends unasked. */
    public interface Listener {
        void started(Daemon daemon);

        void ended(Daemon daemon, String how);

        void failedToStart(Daemon daemon, Exception failure);
    }

    private final Daemon daemon;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final Listener listener;
    private final boolean restarts;
    private final Backoff backoff = new Backoff();

    /** These two are read without the lock, so that an end does not have to wait for a start that waits for readiness. */
    private volatile boolean wanted;

    private volatile boolean retired;

    private int life;
    private Instant since = Instant.EPOCH;

    /** @param restarts whether a life that ended unasked is followed by another */
    public Keeper(
            Daemon daemon,
            ScheduledExecutorService scheduler,
            InstantSource clock,
            Listener listener,
            boolean restarts) {
        this.daemon = daemon;
        this.scheduler = scheduler;
        this.clock = clock;
        this.listener = listener;
        this.restarts = restarts;
    }

    public Daemon daemon() {
        return daemon;
    }

    /**
     * Starts it and returns when it serves; a failure here is the caller's, not retried.
     *
     * @throws CancellationException after {@link #retire()}
     */
    public void start() throws Exception {
        wanted = true;
        synchronized (this) {
            begin();
        }
    }

    /** Ends it in order; it stays down until {@link #start()}. */
    public void stop() throws Exception {
        wanted = false;
        daemon.stop();
        synchronized (this) {
            life++;
            daemon.stop();
        }
    }

    /** Ends it with SIGKILL; it stays down until {@link #start()}. */
    public void kill() throws Exception {
        wanted = false;
        daemon.kill();
        synchronized (this) {
            life++;
            daemon.kill();
        }
    }

    /** Ends it in order, and for good: a start under way fails, a later one is refused. */
    public void retire() throws Exception {
        retired = true;
        stop();
    }

    /** Caller holds the lock. */
    private void begin() throws Exception {
        if (retired) {
            throw new CancellationException(daemon.name() + " is not wanted any more");
        }
        int mine = ++life;
        daemon.start();
        since = clock.instant();
        listener.started(daemon);
        var unused = daemon.onExit().thenAcceptAsync(how -> ended(mine, how), scheduler);
    }

    private synchronized void ended(int which, String how) {
        if (wanted && which == life) {
            listener.ended(daemon, how);
            again(which, Duration.between(since, clock.instant()));
        }
    }

    private void again(int which, Duration lived) {
        if (restarts && !retired) {
            long wait = backoff.after(lived).toMillis();
            var unused = scheduler.schedule(() -> revive(which), wait, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void revive(int which) {
        if (!wanted || which != life) {
            return;
        }
        try {
            begin();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            if (wanted) {
                listener.failedToStart(daemon, failure);
                again(life, Duration.ZERO);
            }
        }
    }
}
