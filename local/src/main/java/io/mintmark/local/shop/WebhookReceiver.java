package io.mintmark.local.shop;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The shop's webhook receiver: checks the signature over the raw bytes, shows the result, and takes only what holds. */
final class WebhookReceiver {
    private static final int TAKEN = 204;
    private static final int REFUSED = 401;

    private final LiveFeed feed;
    private final InstantSource clock;

    WebhookReceiver(LiveFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** @param source what the page calls the way by which it came */
    void receive(HttpServerRequest request, WebhookSignature signature, String source) {
        var unused = request.body().onSuccess(body -> {
            Instant now = clock.instant();
            boolean verified = signature.holds(
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.getBytes(),
                    now);
            JsonObject content = parse(body);
            feed.publish(
                    "webhook",
                    new JsonObject()
                            .put("id", request.getHeader("webhook-id"))
                            .put("type", content == null ? null : content.getValue("type"))
                            .put("source", source)
                            .put("verified", verified)
                            .put("at", now.toString())
                            .put("body", content));
            var unusedEnd =
                    request.response().setStatusCode(verified ? TAKEN : REFUSED).end();
        });
    }

    private static @Nullable JsonObject parse(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }
}
