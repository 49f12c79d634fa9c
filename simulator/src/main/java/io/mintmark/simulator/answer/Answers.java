package io.mintmark.simulator.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** JSON answers. */
public final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class.getName());
    private static final int SERVER_ERROR = 500;

    private Answers() {}

    /** Answers, unless the caller has gone. */
    public static void send(RoutingContext context, int status, JsonObject body) {
        send(context, status, body.toBuffer());
    }

    /** Answers with bytes that claim to be JSON, unless the caller has gone. */
    public static void send(RoutingContext context, int status, Buffer body) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        var unused = response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    /** Says what went wrong; what nobody foresaw is logged, and the caller learns no more than that. */
    public static void fail(RoutingContext context, @Nullable Throwable failure) {
        if (failure instanceof Refused refused) {
            LOG.fine(() -> context.request().path() + " refused: " + refused.getMessage());
            send(
                    context,
                    refused.reason().status(),
                    new JsonObject().put("error", refused.reason().code()).put("detail", refused.detail()));
            return;
        }
        if (failure == null) {
            // What the router refuses by itself, such as a body that is too large.
            send(context, context.statusCode(), new JsonObject().put("error", "refused"));
            return;
        }
        LOG.log(Level.SEVERE, "failed at " + context.request().path(), failure);
        send(context, SERVER_ERROR, new JsonObject().put("error", "internal"));
    }
}
