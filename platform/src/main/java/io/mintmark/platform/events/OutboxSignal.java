package io.mintmark.platform.events;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the relay that a transaction which appended something has committed; a hint only, the relay also looks by itself. */
@Singleton
public class OutboxSignal {
    private final AtomicBoolean appended = new AtomicBoolean();
    private volatile Runnable listener = () -> {};

    void appended() {
        appended.set(true);
    }

    /** Called after each commit. */
    public void committed() {
        if (appended.compareAndSet(true, false)) {
            listener.run();
        }
    }

    void onCommit(Runnable relay) {
        listener = relay;
    }
}
