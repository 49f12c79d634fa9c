package io.mintmark.vault.forward.http;

import io.mintmark.vault.forward.application.Destinations.Outgoing;
import io.mintmark.vault.forward.application.Destinations.Reply;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Until it begins to write, nothing was sent, and a connection that comes up later is dropped;
 * from then on everything but an answer that can be read leaves open what happened.
 */
final class Exchange {
    private enum Phase {
        CONNECTING,
        SENT,
        DONE
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final Outgoing outgoing;
    private final @Nullable InetAddress pinned;
    private final Consumer<Reply> result;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final Buffer answer = Buffer.buffer();
    private volatile long timer;
    private volatile @Nullable HttpClientRequest request;

    /** @param pinned where the connection goes, whatever the name in the URL leads to; null to follow the name */
    Exchange(Vertx vertx, HttpClient client, Outgoing outgoing, @Nullable InetAddress pinned, Consumer<Reply> result) {
        this.vertx = vertx;
        this.client = client;
        this.outgoing = outgoing;
        this.pinned = pinned;
        this.result = result;
    }

    void start() {
        timer = vertx.setTimer(outgoing.timeout().toMillis(), fired -> timedOut());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(outgoing.method()))
                .setAbsoluteURI(outgoing.url())
                .setFollowRedirects(false);
        if (pinned != null) {
            // Host header, SNI and the check of the certificate stay with the name.
            options.setServer(SocketAddress.inetSocketAddress(options.getPort(), pinned.getHostAddress()));
        }
        outgoing.headers().forEach(options::putHeader);
        client.request(options)
                .onSuccess(this::connected)
                .onFailure(failure -> end(Phase.CONNECTING, new Reply.NotSent("unreachable")));
    }

    private void connected(HttpClientRequest ready) {
        request = ready;
        if (outgoing.window().isOver(System.nanoTime())) {
            if (!end(Phase.CONNECTING, new Reply.NotSent("too_late"))) {
                ready.reset();
            }
            return;
        }
        if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENT)) {
            ready.reset();
            return;
        }
        ready.exceptionHandler(this::lost);
        (outgoing.body().length == 0
                        ? ready.send()
                        : ready.send(Buffer.buffer(Unpooled.wrappedBuffer(outgoing.body()))))
                .onSuccess(this::receive)
                .onFailure(this::lost);
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::lost);
        if (!isJson(response)) {
            lost("unreadable_answer");
            return;
        }
        response.handler(this::append)
                .endHandler(
                        end -> end(Phase.SENT, new Reply.Received(response.statusCode(), headersOf(response), take())));
    }

    private void append(Buffer chunk) {
        if (answer.length() + chunk.length() > outgoing.largestAnswer()) {
            lost("unreadable_answer");
        } else if (phase.get() == Phase.SENT) {
            answer.appendBuffer(chunk);
        }
    }

    private static Map<String, String> headersOf(HttpClientResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(field -> headers.merge(
                        field.getKey().toLowerCase(Locale.ROOT),
                        field.getValue(),
                        (one, another) -> one + ", " + another));
        return headers;
    }

    private byte[] take() {
        byte[] bytes = answer.getBytes();
        wipe();
        return bytes;
    }

    private void wipe() {
        byte[] nothing = new byte[answer.length()];
        Arrays.fill(nothing, (byte) 0);
        answer.setBytes(0, nothing);
    }

    private void timedOut() {
        if (!end(Phase.CONNECTING, new Reply.NotSent("unreachable"))) {
            lost("timeout");
        }
    }

    private void lost(Throwable failure) {
        lost(failure instanceof IOException || isClosed(failure) ? "connection_lost" : "unreadable_answer");
    }

    private static boolean isClosed(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("closed") || message.contains("reset");
    }

    private void lost(String reason) {
        end(Phase.SENT, new Reply.Lost(reason));
    }

    /** Ends the exchange if it is in this phase; a request whose answer was not read to its end takes its connection along. */
    private boolean end(Phase from, Reply reply) {
        if (!phase.compareAndSet(from, Phase.DONE)) {
            return false;
        }
        vertx.cancelTimer(timer);
        HttpClientRequest open = request;
        if (open != null && !(reply instanceof Reply.Received)) {
            wipe();
            open.reset();
        }
        result.accept(reply);
        return true;
    }

    private static boolean isJson(HttpClientResponse response) {
        String type = response.getHeader("content-type");
        String encoding = response.getHeader("content-encoding");
        return type != null
                && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")
                && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }
}
