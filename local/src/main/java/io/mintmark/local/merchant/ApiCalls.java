package io.mintmark.local.merchant;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls to the public API, as any client makes them. */
public final class ApiCalls {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final String baseUrl;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public ApiCalls(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** {@code POST} of a JSON body. */
    public HttpResponse<String> post(String path, String bearer, JsonObject body)
            throws IOException, InterruptedException {
        return client.send(postRequest(path, bearer, body), BodyHandlers.ofString());
    }

    /** As {@link #post}, without waiting; the same key makes repetitions one effect. */
    public CompletableFuture<HttpResponse<String>> postAsync(
            String path, String bearer, String idempotencyKey, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(postRequest(path, bearer, body), (name, value) -> true)
                .header("Idempotency-Key", idempotencyKey)
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /** {@code GET}. */
    public HttpResponse<String> get(String path, String bearer) throws IOException, InterruptedException {
        return client.send(request(path, bearer).GET().build(), BodyHandlers.ofString());
    }

    /** {@code DELETE}. */
    HttpResponse<String> delete(String path, String bearer) throws IOException, InterruptedException {
        return client.send(request(path, bearer).DELETE().build(), BodyHandlers.ofString());
    }

    /** As {@link #get}, without waiting. */
    public CompletableFuture<HttpResponse<String>> getAsync(String path, String bearer) {
        return client.sendAsync(request(path, bearer).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest postRequest(String path, String bearer, JsonObject body) {
        return request(path, bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
    }

    private HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + bearer);
    }
}
