package io.mintmark.local.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to one address over connections that stay open; redirects are answers like others. */
public final class Calls {
    private static final int CONNECT_MILLIS = 5_000;
    private static final long DEADLINE_MILLIS = 30_000;

    private final HttpClient client;
    private final String baseUrl;

    /** @param connections that are open at once, at most; who comes when all are busy waits */
    public Calls(Vertx vertx, String baseUrl, int connections) {
        this.baseUrl = baseUrl;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setConnectTimeout(CONNECT_MILLIS));
    }

    String baseUrl() {
        return baseUrl;
    }

    /** @param address from the root, or absolute and then of the gateway */
    Future<Answer> send(HttpMethod method, String address, Map<String, String> headers, @Nullable Buffer body) {
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(address.startsWith("/") ? baseUrl + address : ours(address))
                .setTimeout(DEADLINE_MILLIS);
        headers.forEach(request::putHeader);
        return client.request(request)
                .compose(open -> body == null ? open.send() : open.send(body))
                .compose(response ->
                        response.body().map(whole -> new Answer(response.statusCode(), response.headers(), whole)));
    }

    private String ours(String address) {
        if (!address.startsWith(baseUrl + "/")) {
            throw new WrongAnswer("a link leads away from the platform: " + address);
        }
        return address;
    }
}
