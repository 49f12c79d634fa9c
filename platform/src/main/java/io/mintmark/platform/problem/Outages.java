package io.mintmark.platform.problem;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a part that is away from a fault of ours. */
public final class Outages {
    private static final int DEEPEST = 8;
    /** What the SQL client's pool says, in a failure without a type of its own, when no connection became free in time. */
    private static final String NO_CONNECTION_FREE = "Timeout";

    private Outages() {}

    /** Whether the failure, or what caused it, is a peer that cannot be reached or that sheds load. */
    public static boolean isOutage(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (isOne(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || cause instanceof IOException && !(cause instanceof com.fasterxml.jackson.core.JacksonException)) {
            return true;
        }
        if (cause instanceof PgException pg) {
            String state = pg.getSqlState();
            // 08 connection, 40001 serialization, 40P01 deadlock, 53 resources, 57 operator intervention, 55P03 lock
            // timeout
            return state != null
                    && (state.startsWith("08")
                            || state.startsWith("40")
                            || state.startsWith("53")
                            || state.startsWith("57")
                            || "55P03".equals(state));
        }
        String message = cause.getMessage();
        return message != null
                && (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && (message.toLowerCase(Locale.ROOT).contains("connection") || message.equals(NO_CONNECTION_FREE));
    }
}
