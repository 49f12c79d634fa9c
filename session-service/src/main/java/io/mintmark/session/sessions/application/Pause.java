package io.mintmark.session.sessions.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets time pass without holding a thread, and goes on where it was called. */
@Singleton
class Pause {
    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<Void> of(Duration time) {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(time.toMillis(), fired -> waiting.complete(null)));
    }
}
