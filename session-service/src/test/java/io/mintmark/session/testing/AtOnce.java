package io.mintmark.session.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same from many threads. */
public final class AtOnce {
    private AtOnce() {}

    /** The results, in the order of the numbers that the calls were given. */
    public static <T> List<T> run(int times, IntFunction<T> call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> started = IntStream.range(0, times)
                    .mapToObj(number -> threads.submit(() -> call.apply(number)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : started) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
