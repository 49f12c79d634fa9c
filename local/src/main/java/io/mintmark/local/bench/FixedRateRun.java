package io.mintmark.local.bench;

import io.mintmark.local.bench.load.Latencies;
import io.mintmark.local.bench.load.OpenLoop;
import io.mintmark.local.bench.load.Pace;
import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.client.Payer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * Two schedules of the same rate: payers come, and each sends the form a fixed time after coming, as long as typing
 * takes. A page that is late makes its form late, and that counts, too.
 */
final class FixedRateRun {
    private static final Duration TYPING = Duration.ofSeconds(1);
    private static final Duration HEAD_START = Duration.ofMillis(100);

    private final Vertx vertx;
    private final Payer payer;
    private final List<OpenedSession> sessions;
    private final Pace coming;
    private final Pace sending;
    private final Latencies pages = new Latencies();
    private final Latencies posts = new Latencies();
    private final Latencies wholes = new Latencies();
    private final List<Promise<Payer.Page>> opened;
    private final long[] waited;

    FixedRateRun(Vertx vertx, Payer payer, List<OpenedSession> sessions, int perSecond) {
        this.vertx = vertx;
        this.payer = payer;
        this.sessions = sessions;
        this.waited = new long[sessions.size()];
        this.opened =
                sessions.stream().map(session -> Promise.<Payer.Page>promise()).toList();
        long start = System.nanoTime() + HEAD_START.toNanos();
        this.coming = new Pace(perSecond, start);
        this.sending = new Pace(perSecond, start + TYPING.toNanos());
    }

    Future<FixedRate> run() {
        return Future.all(
                        OpenLoop.run(vertx, coming, sessions.size(), this::come),
                        OpenLoop.run(vertx, sending, sessions.size(), this::send))
                .map(done -> new FixedRate(pages.summary(), posts.summary(), wholes.summary(), sessions));
    }

    private Future<Payer.Page> come(long index) {
        return payer.open(sessions.get((int) index))
                .onSuccess(there -> {
                    long nanos = System.nanoTime() - coming.due(index);
                    pages.add(nanos);
                    waited[(int) index] = nanos;
                })
                .onComplete(opened.get((int) index));
    }

    private Future<Void> send(long index) {
        return opened.get((int) index).future().compose(payer::save).onSuccess(saved -> {
            long nanos = System.nanoTime() - sending.due(index);
            posts.add(nanos);
            wholes.add(waited[(int) index] + nanos);
        });
    }
}
