package io.mintmark.local.client;

import io.mintmark.local.shop.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes the merchant's webhooks, checks their signatures, and remembers when each session's came. */
public final class Receiver {
    private static final String CALLBACK = "/callback";
    private static final String COMPLETED = "session.completed";
    private static final int TAKEN = 204;
    private static final int REFUSED = 401;

    private final HttpServer server;
    private final WebhookSignature signature;
    private final Map<String, Instant> completed = new ConcurrentHashMap<>();
    private volatile @Nullable String fault;

    private Receiver(HttpServer server, WebhookSignature signature) {
        this.server = server;
        this.signature = signature;
        server.requestHandler(this::handle);
    }

    /** Opens one on a free port. */
    public static Future<Receiver> open(Vertx vertx, String callbackSecret) {
        HttpServer server = vertx.createHttpServer();
        Receiver receiver = new Receiver(server, new WebhookSignature(callbackSecret));
        return server.listen(0, "127.0.0.1").map(receiver);
    }

    /** Where callbacks are wanted. */
    public String callbackUrl() {
        return url() + CALLBACK;
    }

    /** Where payers are sent in the end; nobody goes there. */
    public String returnUrl() {
        return url() + "/result";
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        Instant now = Instant.now();
        var unused = request.body().onSuccess(body -> {
            boolean good = signature.holds(
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.getBytes(),
                    now);
            if (good) {
                take(body, now);
            } else {
                fault = "a webhook came without a good signature";
            }
            var unusedEnd =
                    request.response().setStatusCode(good ? TAKEN : REFUSED).end();
        });
    }

    private void take(Buffer body, Instant now) {
        JsonObject event = body.toJsonObject();
        if (COMPLETED.equals(event.getString("type"))) {
            // Delivered at least once: the first time counts.
            completed.putIfAbsent(
                    event.getJsonObject("data").getJsonObject("session").getString("id"), now);
        }
    }

    /** When the session's {@code session.completed} came first. */
    public Optional<Instant> completed(String session) {
        return Optional.ofNullable(completed.get(session));
    }

    /** For how many sessions one came. */
    public int count() {
        return completed.size();
    }

    /** What was wrong with what came, if anything. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
