package io.mintmark.local.gateway;

import io.mintmark.local.plan.Service;
import io.mintmark.platform.id.Ids;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One listener that sends each request to a replica of the service that its path belongs to.
 *
 * <p>It lives in the launcher's process: it then knows at once which replicas are up, costs no JVM, and there is
 * nothing that it could outlive. The price, that it stops with the launcher, is none where all is stopped together.
 */
final class Gateway {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS_EACH = 256;
    private static final int TUNNELS_EACH = 10_000;
    private static final long ANSWER_MILLIS = 60_000;
    private static final Pattern REQUEST_ID = Pattern.compile("req_[0-9a-z]{26}");

    private final Vertx vertx;
    private final RouteTable routes;
    private final Replicas replicas;
    private final AccessLog log;
    private final Ids ids;
    private final Map<String, Handler<HttpServerRequest>> own;
    private final HttpProxy proxy;
    private final HttpClient tunnels;
    private final Map<HttpServerRequest, Exchange> underWay = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    /** @param own paths that are answered here instead of by a service */
    Gateway(
            Vertx vertx,
            RouteTable routes,
            Replicas replicas,
            AccessLog log,
            Ids ids,
            Map<String, Handler<HttpServerRequest>> own) {
        this.vertx = vertx;
        this.routes = routes;
        this.replicas = replicas;
        this.log = log;
        this.ids = ids;
        this.own = own;
        // A tunnel takes a connection for hours: it must not be one of those that requests share.
        this.tunnels = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxPoolSize(TUNNELS_EACH));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxPoolSize(CONNECTIONS_EACH));
        this.proxy = HttpProxy.reverseProxy(client).origin(this::connect).addInterceptor(new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                return context.sendRequest().recover(failure -> badGateway(context));
            }
        });
    }

    Future<HttpServer> listen(int port) {
        HttpServer created = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle);
        server = created;
        return created.listen(port, "127.0.0.1");
    }

    Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    private void handle(HttpServerRequest request) {
        underWay.put(request, new Exchange());
        // A caller who left ends by closing alone.
        request.response().endHandler(done -> finish(request)).closeHandler(gone -> finish(request));
        String path = request.path();
        Handler<HttpServerRequest> here = path == null ? null : own.get(path);
        if (here != null) {
            here.handle(request);
            return;
        }
        if (path == null || routes.find(path).isEmpty()) {
            refuse(request, GatewayProblem.NOT_FOUND);
            return;
        }
        ForwardedHeaders.prepare(request);
        if (WebSocketTunnel.isWanted(request)) {
            tunnel(request);
        } else {
            proxy.handle(request);
        }
    }

    private void tunnel(HttpServerRequest request) {
        request.pause();
        connect(tunnels, request, candidates(request))
                .compose(onward -> WebSocketTunnel.open(request, onward, () -> finish(request)))
                .onFailure(failure -> {
                    if (request.response().headWritten()) {
                        finish(request);
                    } else {
                        refuse(request.resume(), GatewayProblem.BAD_GATEWAY);
                    }
                });
    }

    private void finish(HttpServerRequest request) {
        Exchange exchange = underWay.remove(request);
        if (exchange != null) {
            log.record(request, exchange.replica, System.nanoTime() - exchange.start);
        }
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return connect(context.client(), request, candidates(request));
    }

    private Iterator<Replica> candidates(HttpServerRequest request) {
        Optional<Service> service = routes.find(request.path());
        return service.map(replicas::inTurn).orElse(List.of()).iterator();
    }

    /** Only a refused connection makes us try the next: what was sent may have had its effect. */
    private Future<HttpClientRequest> connect(
            HttpClient client, HttpServerRequest request, Iterator<Replica> candidates) {
        if (!candidates.hasNext()) {
            return Future.failedFuture("no replica can be reached");
        }
        Replica candidate = candidates.next();
        RequestOptions options = new RequestOptions().setHost("127.0.0.1").setPort(candidate.port());
        if (request.getHeader("Upgrade") == null) {
            options.setIdleTimeout(ANSWER_MILLIS);
        }
        return client.request(options)
                .onSuccess(connected -> serve(request, candidate))
                .recover(refused -> connect(client, request, candidates));
    }

    private void serve(HttpServerRequest request, Replica replica) {
        Exchange exchange = underWay.get(request);
        if (exchange != null) {
            exchange.replica = replica;
        }
    }

    private Future<ProxyResponse> badGateway(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        Exchange exchange = underWay.get(request);
        if (exchange == null || exchange.replica == null) {
            // Nobody took the body, so it is read and dropped here. Once it is on its way, releasing it throws, and the
            // proxy would never answer.
            context.request().release();
        }
        String requestId = requestId(request);
        String body = GatewayProblem.BAD_GATEWAY.body(request.path(), requestId);
        return Future.succeededFuture(context.request()
                .response()
                .setStatusCode(GatewayProblem.BAD_GATEWAY.status())
                .putHeader("Content-Type", GatewayProblem.MEDIA_TYPE)
                .putHeader("Request-Id", requestId)
                .setBody(Body.body(Buffer.buffer(body))));
    }

    private void refuse(HttpServerRequest request, GatewayProblem problem) {
        String requestId = requestId(request);
        var unused = request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", GatewayProblem.MEDIA_TYPE)
                .putHeader("Request-Id", requestId)
                .end(problem.body(request.path(), requestId));
    }

    /** A caller's id is passed on as it is; here it is only repeated if it has the form that the services accept. */
    private String requestId(HttpServerRequest request) {
        String given = request.getHeader("Request-Id");
        return given != null && REQUEST_ID.matcher(given).matches() ? given : ids.next("req");
    }

    /** A request under way; touched by its own event loop alone. */
    private static final class Exchange {
        private final long start = System.nanoTime();
        private @Nullable Replica replica;
    }
}
