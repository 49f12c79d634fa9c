package io.mintmark.session.sessions.updates;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A merchant's or a payer's WebSocket client. */
final class Client implements WebSocket.Listener {
    private static final Duration WITHIN = Duration.ofSeconds(15);

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    private Client() {}

    /** Opens the address; fails with {@link Refused} if it is refused. */
    static Client open(String path, Map<String, String> headers) {
        Client client = new Client();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            client.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + RestAssured.port + path), client)
                    .join();
            return client;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException handshake) {
                throw new Refused(
                        handshake.getResponse().statusCode(),
                        handshake
                                .getResponse()
                                .headers()
                                .firstValue("Content-Type")
                                .orElse(""),
                        String.valueOf(handshake.getResponse().body()));
            }
            throw failed;
        }
    }

    /** The handshake was answered with something else. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;
        final String type;
        final String body;

        Refused(int status, String type, String body) {
            super(status + " " + body);
            this.status = status;
            this.type = type;
            this.body = body;
        }
    }

    /** Waits for so many messages, and gives all there are. */
    List<JsonPath> messages(int atLeast) {
        await().atMost(WITHIN).until(() -> messages.size() >= atLeast);
        return messages.stream().map(JsonPath::new).toList();
    }

    List<String> raw() {
        return messages;
    }

    /** What has been told of the status so far. */
    List<String> statuses() {
        return messages.stream()
                .map(message -> new JsonPath(message).getString("status"))
                .toList();
    }

    /** Waits until the server closes, and gives its code. */
    int closeCode() {
        await().atMost(WITHIN).until(closed::isDone);
        return closed.join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    void leave() {
        socket().abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(-1);
    }
}
