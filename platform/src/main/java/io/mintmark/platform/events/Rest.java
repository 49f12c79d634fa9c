package io.mintmark.platform.events;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A wait that a nudge from any thread cuts short, one at a time. Each wait ends once; a timer that was overtaken by a
 * nudge finds that its wait is over and leaves the next one alone.
 */
final class Rest {
    /** Runs something later. */
    interface Timers {
        void after(long millis, Runnable action);
    }

    private final Timers timers;
    private final AtomicReference<@Nullable Wait> current = new AtomicReference<>();

    Rest(Timers timers) {
        this.timers = timers;
    }

    /** What follows a wait. No record: the object itself tells one wait from another. */
    private static final class Wait {
        private final Runnable next;

        private Wait(Runnable next) {
            this.next = next;
        }
    }

    /** Waits so long, or until the next {@link #cutShort()}; then goes on. */
    void then(long millis, Runnable next) {
        Wait wait = new Wait(next);
        current.set(wait);
        timers.after(millis, () -> {
            if (current.compareAndSet(wait, null)) {
                wait.next.run();
            }
        });
    }

    /** Ends the wait under way, if there is one, and goes on at once. */
    void cutShort() {
        Wait wait = current.getAndSet(null);
        if (wait != null) {
            wait.next.run();
        }
    }
}
