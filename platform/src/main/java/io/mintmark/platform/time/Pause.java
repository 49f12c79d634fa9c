package io.mintmark.platform.time;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets time pass without holding a thread, and goes on where it was called. */
@Singleton
public class Pause {
    private final Vertx vertx;

    public Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Completes after that time. */
    public Uni<Void> of(Duration time) {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(time.toMillis(), fired -> waiting.complete(null)));
    }
}
