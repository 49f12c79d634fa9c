package io.mintmark.local.reference;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The reference to read, at {@code /docs} of a port of its own: Swagger UI, without trying out, from our own files alone.
 */
public final class ReferencePages implements AutoCloseable {
    /** Where the document is, here and at the gateway. */
    public static final String DOCUMENT = "/openapi.json";

    private static final long SECONDS = 10;
    private static final String UI = "/META-INF/resources/openapi-ui/";
    /** Swagger UI sets styles on elements; everything else comes from files of ours. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Page(String type, Buffer content) {}

    private final Vertx vertx;
    private final Documents documents;
    private final Map<String, Page> pages;
    private @Nullable HttpServer server;

    public ReferencePages(Vertx vertx, Documents documents) {
        this.vertx = vertx;
        this.documents = documents;
        this.pages = Map.of(
                "/docs", new Page("text/html; charset=utf-8", read("/reference/index.html")),
                "/docs/reference.js", new Page("text/javascript", read("/reference/reference.js")),
                "/docs/swagger-ui.css", new Page("text/css", read(UI + "swagger-ui.css")),
                "/docs/swagger-ui-bundle.js", new Page("text/javascript", read(UI + "swagger-ui-bundle.js")));
    }

    /** Returns when it listens. */
    public void open(int port) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    private void handle(HttpServerRequest request) {
        Page page = pages.get(request.path());
        if (page != null) {
            send(request.response().putHeader("Content-Security-Policy", POLICY), page.type(), page.content());
        } else if (DOCUMENT.equals(request.path())) {
            document(request);
        } else if ("/".equals(request.path())) {
            var unused = request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/docs")
                    .end();
        } else {
            var unused = request.response().setStatusCode(404).end();
        }
    }

    /** Answers with the document itself; also for the gateway's public port. */
    public void document(HttpServerRequest request) {
        String merged = documents.merged();
        if (merged == null) {
            var unused = request.response()
                    .setStatusCode(503)
                    .putHeader("Retry-After", "1")
                    .end();
            return;
        }
        send(request.response(), "application/json", Buffer.buffer(merged));
    }

    private static void send(HttpServerResponse response, String type, Buffer content) {
        var unused = response.putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(content);
    }

    private static Buffer read(String resource) {
        try (InputStream in = ReferencePages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws Exception {
        HttpServer open = server;
        if (open != null) {
            open.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        }
    }
}
