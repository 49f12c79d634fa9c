package io.mintmark.local.bench.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and deletes the outbox of one schema with the statements of the services' relay, at its pace, and publishes
 * nothing.
 */
final class Relay extends AbstractVerticle {
    private static final long IDLE_MILLIS = 100;
    private static final Pattern LIMIT = Pattern.compile("limit (\\d+)", Pattern.CASE_INSENSITIVE);

    private final FloorAccess access;
    private final String role;
    private final String reads;
    private final String deletes;
    /** Rows after which there may be more at once. */
    private final int full;

    private @Nullable PgConnection connection;
    private boolean idle;
    private boolean nudged;
    private long begun;
    private long timer;
    private volatile @Nullable Throwable ended;

    Relay(FloorAccess access, String role, Recording recording) {
        this.access = access;
        this.role = role;
        this.reads = recording.relayReads();
        this.deletes = recording.relayDeletes();
        Matcher limit = LIMIT.matcher(reads);
        if (!limit.find()) {
            throw new IllegalStateException("the relay reads without a limit: " + reads);
        }
        this.full = Integer.parseInt(limit.group(1));
    }

    @Override
    public void start(Promise<Void> started) {
        PgConnection.connect(vertx, access.as(role))
                .compose(opened -> {
                    connection = opened;
                    return opened.query("set role " + role.replace("_app", "_system") + "; set enable_seqscan = off")
                            .execute();
                })
                .onSuccess(done -> look(connected()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        vertx.cancelTimer(timer);
        connected().close().onComplete(stopped);
    }

    /** A floor without its relay would do less than the services. */
    void requireRunning() {
        Throwable failure = ended;
        if (failure != null) {
            throw new IllegalStateException("the floor's relay ended", failure);
        }
    }

    /** There is something to do. Any thread may say so. */
    void nudge() {
        context.runOnContext(now -> {
            nudged = true;
            if (idle) {
                vertx.cancelTimer(timer);
                idle = false;
                next(connected());
            }
        });
    }

    private void look(PgConnection open) {
        idle = false;
        nudged = false;
        begun = System.nanoTime();
        open.preparedQuery(reads)
                .execute()
                .compose(rows -> {
                    List<Long> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getLong("id")));
                    return ids.isEmpty()
                            ? Future.succeededFuture(0)
                            : open.preparedQuery(deletes)
                                    .execute(Tuple.of(ids.toArray(Long[]::new)))
                                    .map(ids.size());
                })
                .onSuccess(found -> rest(open, found))
                .onFailure(failure -> ended = failure);
    }

    private void rest(PgConnection open, int found) {
        if (found >= full) {
            look(open);
        } else if (nudged) {
            next(open);
        } else {
            idle = true;
            timer = vertx.setTimer(IDLE_MILLIS, fired -> look(open));
        }
    }

    private void next(PgConnection open) {
        long left = access.pace().minusNanos(System.nanoTime() - begun).toMillis();
        if (left > 0) {
            timer = vertx.setTimer(left, fired -> look(open));
        } else {
            look(open);
        }
    }

    private PgConnection connected() {
        PgConnection open = connection;
        if (open == null) {
            throw new IllegalStateException("the floor's relay is not connected");
        }
        return open;
    }
}
