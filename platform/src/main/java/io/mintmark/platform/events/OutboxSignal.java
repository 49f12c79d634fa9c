package io.mintmark.platform.events;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the relay that a transaction which appended something has committed; a hint only, the relay also looks by itself. */
@Singleton
public class OutboxSignal {
    private final AtomicBoolean appended = new AtomicBoolean();
    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

    void appended() {
        appended.set(true);
    }

    /** Called after each commit. */
    public void committed() {
        if (appended.compareAndSet(true, false)) {
            listener.get().run();
        }
    }

    void onCommit(Runnable relay) {
        listener.set(relay);
    }
}
