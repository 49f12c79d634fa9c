package io.mintmark.local.campaign;

import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A merchant who insists: what is not answered for certain is asked again, under the same key, until it is. */
final class MerchantCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 300;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int CONFLICT = 409;
    private static final int PAGE = 100;

    private final String baseUrl;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    MerchantCalls(String baseUrl, String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    /** Posts until there is an answer that settles it. */
    Reply post(String path, JsonObject body, String idempotencyKey) throws InterruptedException {
        return insist(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    /** Reads until it can be read. */
    JsonObject get(String path) throws InterruptedException {
        Reply reply = insist(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + key)
                .GET()
                .build());
        if (!reply.isDone()) {
            throw new WrongAnswer("GET " + path + " was answered with " + reply.status() + ": " + reply.body());
        }
        return reply.json();
    }

    /** A whole list, page by page. */
    List<JsonObject> all(String path) throws InterruptedException {
        List<JsonObject> all = new ArrayList<>();
        String cursor = null;
        do {
            JsonObject page = get(path + "?limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor));
            JsonArray data = page.getJsonArray("data");
            data.forEach(one -> all.add((JsonObject) one));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return all;
    }

    private Reply insist(HttpRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = attempt(request);
            if (reply != null && settles(reply)) {
                return reply;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new WrongAnswer(request.method() + " " + request.uri().getPath() + " is not answered: "
                        + (reply == null ? "no connection" : reply.status() + " " + reply.body()));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private @Nullable Reply attempt(HttpRequest request) throws InterruptedException {
        try {
            return Reply.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException lost) {
            return null;
        }
    }

    private static boolean settles(Reply reply) {
        boolean twin = reply.status() == CONFLICT && reply.code().equals("idempotency_in_progress");
        return reply.status() < SERVER_ERROR && reply.status() != TOO_MANY && !twin;
    }
}
