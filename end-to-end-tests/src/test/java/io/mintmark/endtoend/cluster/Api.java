package io.mintmark.endtoend.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.endtoend.contract.ApiReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP as any client makes them; redirects are answers like others. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final String baseUrl;
    private @Nullable ApiReference reference;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    Api(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** An answer as it came. */
    public record Answer(int status, HttpHeaders headers, String text) {
        /** The body as JSON. */
        public JsonNode json() {
            return parse(text);
        }

        /** A header that must be there. */
        public String header(String name) {
            return headers.firstValue(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
        }
    }

    /** JSON of a text. */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    public String baseUrl() {
        return baseUrl;
    }

    /**
     * A call to the API.
     *
     * @param authorization the header's value, if any
     * @param json the body, if any
     * @throws UncheckedIOException when there is no answer
     */
    public Answer call(String method, String path, @Nullable String authorization, @Nullable String json) {
        return call(baseUrl, method, path, authorization, json);
    }

    /** As above, to one process instead of the gateway. */
    public Answer call(String url, String method, String path, @Nullable String authorization, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            // Each call is one of its own; where money moves, a key is required.
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return send(request);
    }

    /** What the API says of itself, as it stands once everything runs. */
    public synchronized ApiReference reference() {
        if (reference == null) {
            reference = ApiReference.of(exchange(HttpRequest.newBuilder(URI.create(baseUrl + "/openapi.json")))
                    .text());
        }
        return reference;
    }

    /** Any request; its deadline is set here, and its answer is held against the reference. */
    public Answer send(HttpRequest.Builder request) {
        Answer answer = exchange(request);
        HttpRequest sent = request.build();
        reference()
                .check(
                        sent.method(),
                        sent.uri().getRawPath(),
                        answer.status(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.text());
        return answer;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(DEADLINE).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
