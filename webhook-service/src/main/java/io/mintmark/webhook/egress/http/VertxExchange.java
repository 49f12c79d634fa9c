package io.mintmark.webhook.egress.http;

import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.egress.application.Exchange;
import io.mintmark.webhook.egress.application.Message;
import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/**
 * HTTP/1.1 through Vert.x. {@code setServer} fixes where the connection goes and is part of the pool's key, while host
 * and port stay those of the URL: Host header, SNI (RFC 6066) and the check of the certificate (RFC 9525) are about the
 * name. Redirects are not followed, bodies not decompressed; the queue stands in Postgres, so nothing waits for a slot.
 */
@Singleton
class VertxExchange implements Exchange {
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final InstantSource clock;
    private final HttpClient client;

    @Inject
    VertxExchange(Vertx vertx, InstantSource clock, WebhookConfig config) {
        this(vertx, clock, options(config.connectTimeout(), config.inFlight()));
    }

    VertxExchange(Vertx vertx, InstantSource clock, HttpClientOptions options) {
        this.vertx = vertx;
        this.clock = clock;
        this.client = vertx.createHttpClient(options);
    }

    static HttpClientOptions options(Duration connectTimeout, int inFlight) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setForceSni(true)
                .setMaxPoolSize(inFlight)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxRedirects(0);
    }

    @Override
    public Uni<AttemptResult> post(Target target, InetAddress address, Message message, Duration left) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(target.secure())
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false);
        message.headers().forEach(options::putHeader);
        return Uni.createFrom()
                .emitter(emitter -> new Attempt(vertx, clock, emitter).start(client, options, message.body(), left));
    }

    @PreDestroy
    void close() {
        client.close().onFailure(ignored -> {
            // The process ends anyway.
        });
    }
}
