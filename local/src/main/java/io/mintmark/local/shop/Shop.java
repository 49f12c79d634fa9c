package io.mintmark.local.shop;

import io.mintmark.local.merchant.ApiCalls;
import io.mintmark.local.merchant.DemoMerchant;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The demo shop's web server: one page, a button, a webhook receiver, and a live view of all that arrives. */
public final class Shop implements AutoCloseable {
    static final String RESULT_PATH = "/result";
    static final String CALLBACK_PATH = "/webhooks/callback";
    static final String ENDPOINT_PATH = "/webhooks/endpoint";

    private static final Logger LOG = Logger.getLogger(Shop.class.getName());
    private static final long SECONDS = 10;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'";

    private final Vertx vertx;
    private final String baseUrl;
    private final String shopUrl;
    private final DemoMerchant merchant;
    private final Path data;
    private final ApiCalls api;
    private final ShopPage page = new ShopPage();
    private final LiveFeed feed = new LiveFeed();
    private final WebhookReceiver receiver = new WebhookReceiver(feed, InstantSource.system());
    private @Nullable HttpServer server;
    private @Nullable EventTap tap;

    /** @param data where the shop remembers its customer and its webhook endpoint */
    public Shop(Vertx vertx, String baseUrl, String shopUrl, DemoMerchant merchant, Path data) {
        this.vertx = vertx;
        this.baseUrl = baseUrl;
        this.shopUrl = shopUrl;
        this.merchant = merchant;
        this.data = data;
        this.api = new ApiCalls(baseUrl);
    }

    /** Registers the shop with the API where that is still to be done, and opens it. */
    public void open(int port, String bootstrapServers) throws Exception {
        ShopAccount account =
                ShopAccount.getOrCreate(api, merchant, data.resolve("demo-shop.json"), shopUrl + ENDPOINT_PATH);
        ShopSessions sessions = new ShopSessions(api, merchant, shopUrl, account);
        WebhookSignature ofCallbacks = new WebhookSignature(merchant.callbackSecret());
        WebhookSignature ofEndpoint = new WebhookSignature(account.endpointSecret());
        server = vertx.createHttpServer()
                .requestHandler(request -> handle(request, sessions, ofCallbacks, ofEndpoint))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS);
        EventTap opened = new EventTap(bootstrapServers, feed);
        opened.start();
        tap = opened;
    }

    private void handle(
            HttpServerRequest request,
            ShopSessions sessions,
            WebhookSignature ofCallbacks,
            WebhookSignature ofEndpoint) {
        switch (request.method() + " " + request.path()) {
            case "GET /" -> html(request, page.start());
            case "GET " + RESULT_PATH -> html(request, page.result(request));
            case "GET /shop.css" -> send(request, "text/css", page.style);
            case "GET /shop.js" -> send(request, "text/javascript", page.script);
            case "GET /live" -> feed.open(request.response());
            case "GET /cards" -> cards(request, sessions);
            case "POST /sessions" ->
                request.setExpectMultipart(true)
                        .endHandler(
                                read -> startSession(request, sessions, request.getFormAttribute("verify") != null));
            case "POST " + CALLBACK_PATH -> receiver.receive(request, ofCallbacks, "callback");
            case "POST " + ENDPOINT_PATH -> receiver.receive(request, ofEndpoint, "endpoint");
            default -> status(request, 404);
        }
    }

    private void startSession(HttpServerRequest request, ShopSessions sessions, boolean verify) {
        var unused = sessions.open(verify).whenComplete((link, failure) -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "no session for the demo shop", failure);
                status(request, 502);
            } else {
                HttpServerResponse response = request.response().putHeader("Location", link);
                var unusedEnd = response.setStatusCode(303).end();
            }
        });
    }

    private static void cards(HttpServerRequest request, ShopSessions sessions) {
        var unused = sessions.cards().whenComplete((answer, failure) -> {
            if (failure != null || answer.statusCode() != 200) {
                status(request, 502);
            } else {
                send(request, "application/json", answer.body());
            }
        });
    }

    private void html(HttpServerRequest request, String content) {
        request.response().putHeader("Content-Security-Policy", POLICY.formatted(baseUrl));
        send(request, "text/html; charset=utf-8", content);
    }

    private static void send(HttpServerRequest request, String type, String content) {
        var unused = request.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(content);
    }

    private static void status(HttpServerRequest request, int code) {
        var unused = request.response().setStatusCode(code).end();
    }

    @Override
    public void close() throws Exception {
        EventTap opened = tap;
        if (opened != null) {
            opened.close();
        }
        HttpServer listening = server;
        if (listening != null) {
            listening.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        }
    }
}
