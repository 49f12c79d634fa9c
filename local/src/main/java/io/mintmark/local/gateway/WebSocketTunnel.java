package io.mintmark.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.regex.Pattern;

/**
 * Passes a WebSocket on, byte for byte. The proxy library can do it too, but sends a refusal without its body, reads
 * faster than the other side takes, and tells nobody when the connection has ended.
 */
final class WebSocketTunnel {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Pattern UPGRADE = Pattern.compile("(?i)(^|[,\\s])upgrade($|[,\\s])");

    private WebSocketTunnel() {}

    /** RFC 6455, section 4.2.1; everything else about the handshake is between the two ends. */
    static boolean isWanted(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && UPGRADE.matcher(String.join(",", request.headers().getAll("Connection")))
                        .find();
    }

    /**
     * Shakes hands on behalf of the caller, and connects the two.
     *
     * @param request paused
     * @param ended is told when the connection that was made has ended
     * @return fails when there was no answer
     */
    static Future<Void> open(HttpServerRequest request, HttpClientRequest onward, Runnable ended) {
        onward.setMethod(HttpMethod.GET).setURI(request.uri());
        // The next hop has its own; the caller's is in X-Forwarded-Host.
        request.headers().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("Host")) {
                onward.headers().add(header.getKey(), header.getValue());
            }
        });
        return onward.connect()
                .compose(answer -> answer.statusCode() == SWITCHING_PROTOCOLS
                        ? join(request, answer, ended)
                        : refuse(request, answer));
    }

    private static Future<Void> join(HttpServerRequest request, HttpClientResponse answer, Runnable ended) {
        // What the service says at once waits until somebody listens.
        NetSocket service = answer.netSocket().pause();
        HttpServerResponse response = request.response().setStatusCode(SWITCHING_PROTOCOLS);
        response.headers().addAll(answer.headers());
        return request.toNetSocket()
                .onFailure(gone -> service.close())
                .onSuccess(caller -> {
                    var unusedToService = caller.pipeTo(service).onComplete(end -> service.close());
                    var unusedToCaller = service.pipeTo(caller)
                            .onComplete(end -> caller.close())
                            .onComplete(end -> ended.run());
                })
                .mapEmpty();
    }

    private static Future<Void> refuse(HttpServerRequest request, HttpClientResponse answer) {
        HttpServerResponse response = request.resume().response().setStatusCode(answer.statusCode());
        MultiMap headers = answer.headers();
        headers.remove("Connection").remove("Transfer-Encoding");
        response.headers().addAll(headers);
        return answer.body().compose(response::end);
    }
}
