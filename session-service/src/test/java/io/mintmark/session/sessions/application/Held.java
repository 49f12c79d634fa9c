package io.mintmark.session.sessions.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The work in flight. Each piece either has ended or waits at a call to the outside, or at a pause, until the test lets
 * it go on or drops it, as a killed process drops it. So one piece moves at a time, and a seed tells all.
 */
final class Held {
    private static final Duration STUCK = Duration.ofSeconds(20);

    /** A call that waits. */
    private record Call(Runnable goOn, Runnable deed) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Call> calls = new ArrayList<>();
    private int running;

    /** Starts a piece of work and waits until it has ended or is held. */
    <T> void start(Uni<T> work, BiConsumer<T, Throwable> end) {
        locked(() -> running++);
        work.subscribe()
                .with(item -> end(() -> end.accept(item, null)), failure -> end(() -> end.accept(null, failure)));
        settle();
    }

    private void end(Runnable last) {
        last.run();
        locked(() -> running--);
    }

    /** Holds a call: its deed happens when it is let go, or perhaps when it is dropped. */
    <T> Uni<T> hold(Supplier<T> deed) {
        return Uni.createFrom().emitter(waiting -> locked(() -> calls.add(call(waiting, deed))));
    }

    private static <T> Call call(UniEmitter<? super T> waiting, Supplier<T> deed) {
        return new Call(
                () -> {
                    try {
                        waiting.complete(deed.get());
                    } catch (RuntimeException failed) {
                        waiting.fail(failed);
                    }
                },
                () -> {
                    T unused = deed.get();
                });
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return calls.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Lets one call go on. */
    void goOn(int which) {
        take(which % calls.size()).goOn().run();
        settle();
    }

    /** Kills what waits: each call is dropped, after its deed or before. */
    void kill(SplittableRandom fate) {
        while (!isEmpty()) {
            Call dropped = take(0);
            locked(() -> running--);
            if (fate.nextBoolean()) {
                try {
                    dropped.deed().run();
                } catch (RuntimeException refused) {
                    // whom it concerned is dead
                    continue;
                }
            }
        }
    }

    private Call take(int which) {
        lock.lock();
        try {
            return calls.remove(which);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything in flight is held. */
    private void settle() {
        lock.lock();
        try {
            long left = STUCK.toNanos();
            while (running != calls.size()) {
                left = changed.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError(running + " pieces of work, " + calls.size() + " held: one is stuck");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
