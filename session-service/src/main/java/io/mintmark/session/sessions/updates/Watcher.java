package io.mintmark.session.sessions.updates;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * One who watches a session: what was sent, and what waits to be. States may be offered by several threads, in any
 * order and more than once; they are sent one after the other, each at most once, never an older one after a newer.
 */
final class Watcher {
    private static final int NORMAL = 1000;
    private static final int POLICY = 1008;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Admission admission;
    private final Line line;
    private final Function<SessionState, String> writer;
    private final UpdatesConfig config;
    private final InstantSource clock;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long latest;
    private boolean ending;
    private boolean sending;
    private boolean closed;
    private int received;
    private long sendingSince;
    private long heardAt;

    Watcher(
            Admission admission,
            Line line,
            Function<SessionState, String> writer,
            UpdatesConfig config,
            InstantSource clock) {
        this.admission = admission;
        this.line = line;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
        this.heardAt = clock.millis();
    }

    Admission admission() {
        return admission;
    }

    /** The sequence of the latest state that was offered; 0 before the first. */
    synchronized long latest() {
        return latest;
    }

    /** Sends the state if it is news. */
    synchronized void offer(SessionState state) {
        if (closed || ending || state.sequence() <= latest) {
            return;
        }
        if (waiting.size() >= config.mostWaiting()) {
            close(TRY_AGAIN_LATER, "updates are not taken fast enough");
            return;
        }
        latest = state.sequence();
        ending = state.isFinal();
        waiting.add(writer.apply(state));
        sendNext();
    }

    private void sendNext() {
        if (closed || sending) {
            return;
        }
        String text = waiting.poll();
        if (text != null) {
            sending = true;
            sendingSince = clock.millis();
            line.send(text).subscribe().with(done -> sent(), gone -> lost());
        } else if (ending) {
            close(NORMAL, "the session has ended");
        }
    }

    private synchronized void sent() {
        sending = false;
        sendNext();
    }

    private synchronized void lost() {
        closed = true;
        waiting.clear();
    }

    /** A sign of life. */
    synchronized void heard() {
        heardAt = clock.millis();
    }

    /** A message came in; nobody is interested in it. */
    synchronized void received() {
        heard();
        if (++received > config.mostReceived()) {
            close(POLICY, "this connection takes no messages");
        }
    }

    /** Closes if nobody takes messages any more, or nobody is there. */
    synchronized void check() {
        long now = clock.millis();
        if (sending && isOver(config.sendWithin(), sendingSince, now)) {
            close(TRY_AGAIN_LATER, "updates are not taken fast enough");
        } else if (isOver(config.silence(), heardAt, now)) {
            close(TRY_AGAIN_LATER, "nothing was heard for too long");
        }
    }

    private static boolean isOver(Duration limit, long since, long now) {
        return now - since > limit.toMillis();
    }

    /** The credential that opened the connection has ended. */
    void revoke() {
        close(POLICY, "the credential has ended");
    }

    /** Closes once; what waits is forgotten. */
    synchronized void close(int code, String reason) {
        if (!closed) {
            closed = true;
            waiting.clear();
            line.close(code, reason);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
