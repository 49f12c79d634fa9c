package io.mintmark.simulator.acquirer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/** The one thread that touches the books: they wait for the disk, which event loops must not. */
public final class BooksThread {
    private final WorkerExecutor worker;

    public BooksThread(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("books", 1);
    }

    <T> Future<T> run(Callable<T> work) {
        return worker.executeBlocking(work, false);
    }
}
