package io.mintmark.endtoend.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that hears of a session. */
public final class Watch implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 30;

    private final StringBuilder text = new StringBuilder();
    private final List<JsonNode> states = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private Watch() {}

    /**
     * Opens one.
     *
     * @param url of the endpoint, with http
     * @param authorization the header's value, if any
     * @throws CompletionException if the other side refuses
     */
    public static Watch open(String url, @Nullable String authorization) {
        Watch watch = new Watch();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(CONNECT);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        builder.buildAsync(URI.create(url.replaceFirst("^http", "ws")), watch).join();
        return watch;
    }

    /** The status with which the other side refused to open it. */
    public static int statusOf(CompletionException refused) {
        if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
            return handshake.getResponse().statusCode();
        }
        throw refused;
    }

    /** What was told so far. */
    public List<JsonNode> states() {
        return List.copyOf(states);
    }

    /** Waits for the other side to close it, and tells the code. */
    public int closed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            states.add(Api.parse(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
