package io.mintmark.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a caller's headers fit to be passed on: what belongs to its connection alone goes, what tells its origin comes. */
final class ForwardedHeaders {
    /** Only the gateway knows these; whatever a caller claims is dropped. */
    private static final List<String> OURS = List.of(
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded");

    private ForwardedHeaders() {}

    static void prepare(HttpServerRequest request) {
        SocketAddress caller = request.remoteAddress();
        HostAndPort authority = request.authority();
        prepare(
                request.headers(),
                caller == null ? null : caller.hostAddress(),
                authority == null ? null : authority.toString());
    }

    /** RFC 9110 section 7.6.1: a header that {@code Connection} names is for the next hop only. */
    static void prepare(MultiMap headers, @Nullable String caller, @Nullable String authority) {
        for (String value : headers.getAll("Connection")) {
            for (String name : value.split(",")) {
                String named = name.strip().toLowerCase(Locale.ROOT);
                if (!named.isEmpty() && !named.equals("upgrade") && !named.equals("connection")) {
                    headers.remove(named);
                }
            }
        }
        headers.remove("Proxy-Connection");
        OURS.forEach(headers::remove);
        if (caller != null) {
            headers.set("X-Forwarded-For", caller);
        }
        headers.set("X-Forwarded-Proto", "http");
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority);
        }
    }
}
