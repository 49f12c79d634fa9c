package io.mintmark.platform.egress;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Asks the configured name servers, without blocking, for A and AAAA records. Neither the hosts file nor search domains
 * have a say: a merchant's name is looked up as the public knows it. Answers are remembered for 30 s at the most.
 */
@Singleton
class NettyNames implements Names {
    private static final int LONGEST_MEMORY_SECONDS = 30;
    private static final int MEMORY_OF_ABSENCE_SECONDS = 2;
    private static final long QUERY_MILLIS = 2_000;
    private static final int QUERIES = 12;

    private final Vertx vertx;
    private final DnsNameResolver resolver;

    @Inject
    NettyNames(Vertx vertx) {
        this(vertx, DnsServerAddressStreamProviders.platformDefault());
    }

    NettyNames(Vertx vertx, DnsServerAddressStreamProvider servers) {
        this.vertx = vertx;
        this.resolver = new DnsNameResolverBuilder(vertx.nettyEventLoopGroup().next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(servers)
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .hostsFileEntriesResolver((host, types) -> null)
                .searchDomains(List.of())
                .ttl(0, LONGEST_MEMORY_SECONDS)
                .negativeTtl(MEMORY_OF_ABSENCE_SECONDS)
                .queryTimeoutMillis(QUERY_MILLIS)
                .maxQueriesPerResolve(QUERIES)
                .build();
    }

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            resolver.resolveAll(host)
                    .addListener(found -> context.runOnContext(back -> {
                        if (found.isSuccess()) {
                            @SuppressWarnings("unchecked") // the future of resolveAll
                            List<InetAddress> addresses = (List<InetAddress>) found.getNow();
                            emitter.complete(List.copyOf(addresses));
                        } else {
                            emitter.fail(
                                    found.cause() instanceof UnknownHostException
                                            ? found.cause()
                                            : new UnknownHostException("no answer"));
                        }
                    }));
        });
    }

    @PreDestroy
    void close() {
        resolver.close();
    }
}
