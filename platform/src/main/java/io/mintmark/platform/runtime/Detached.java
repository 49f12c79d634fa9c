package io.mintmark.platform.runtime;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that is finished whether or not somebody still waits for it. A caller who hangs up, or whose patience ends, must
 * not interrupt it between two steps: then a janitor would have to find out where it stopped.
 */
public final class Detached {
    private Detached() {}

    /** The work's result, or after so long something else. */
    public static <T> Uni<T> of(Uni<T> work, Duration patience, Supplier<Uni<? extends T>> otherwise) {
        Uni<T> running = Uni.createFrom().emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail));
        return running.ifNoItem().after(patience).recoverWithUni(otherwise);
    }
}
