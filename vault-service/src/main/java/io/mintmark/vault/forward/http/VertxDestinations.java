package io.mintmark.vault.forward.http;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.platform.egress.Names;
import io.mintmark.vault.forward.application.Destinations;
import io.mintmark.vault.forward.application.ForwardConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 without blocking. Redirects are not followed, nothing is logged, nothing is sent twice. Where only public
 * addresses will do, the name is looked up anew each time, every address is vetted, and the connection goes to the vetted
 * one: a name that led to a harmless address a moment ago proves nothing (DNS rebinding).
 */
@Startup
@Singleton
class VertxDestinations implements Destinations {
    /** Shorter than servers keep an idle connection, so that we seldom write into one that is closing. */
    private static final int IDLE_SECONDS = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final Names names;
    private final Function<List<InetAddress>, Optional<InetAddress>> vetting;

    @Inject
    VertxDestinations(Vertx vertx, ForwardConfig config, Names names) {
        this(vertx, config, names, new AddressPolicy(config.deniedRanges().orElse(List.of()))::choose);
    }

    VertxDestinations(
            Vertx vertx,
            ForwardConfig config,
            Names names,
            Function<List<InetAddress>, Optional<InetAddress>> vetting) {
        this.vertx = vertx;
        this.names = names;
        this.vetting = vetting;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.connections())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setVerifyHost(true)
                .setForceSni(true)
                .setDecompressionSupported(false)
                .setLogActivity(false));
    }

    @Override
    public Uni<Reply> send(Outgoing request) {
        if (!request.publicOnly()) {
            return exchange(request, null);
        }
        long start = System.nanoTime();
        return names.resolve(URI.create(request.url()).getHost())
                .ifNoItem()
                .after(request.timeout())
                .fail()
                .map(found -> vetting.apply(found)
                        .map(address -> exchange(request.after(System.nanoTime() - start), address))
                        .orElseGet(() -> notSent("address_refused")))
                .onFailure()
                .recoverWithItem(() -> notSent("unreachable"))
                .chain(Function.identity());
    }

    private Uni<Reply> exchange(Outgoing request, @Nullable InetAddress pinned) {
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(vertx, client, request, pinned, emitter::complete).start());
    }

    private static Uni<Reply> notSent(String reason) {
        return Uni.createFrom().item(new Reply.NotSent(reason));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
