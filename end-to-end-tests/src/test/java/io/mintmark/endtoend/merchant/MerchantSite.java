package io.mintmark.endtoend.merchant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's web server: where payers return to, and where webhooks arrive. */
public final class MerchantSite implements AutoCloseable {
    private static final String CALLBACK = "/callbacks/tokenization";
    private static final String ENDPOINT = "/webhooks";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Webhook> callbacks = new CopyOnWriteArrayList<>();
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();

    public MerchantSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(CALLBACK, exchange -> take(exchange, callbacks));
        server.createContext(ENDPOINT, exchange -> take(exchange, webhooks));
        server.createContext("/", MerchantSite::page);
        server.setExecutor(threads);
        server.start();
    }

    public String callbackUrl() {
        return url(CALLBACK);
    }

    public String endpointUrl() {
        return url(ENDPOINT);
    }

    /** With a query of its own, as shops have. */
    public String resultUrl() {
        return url("/tokenization/result?order=1001");
    }

    public String cancelUrl() {
        return url("/tokenization/cancel");
    }

    /** As browsers compare it. */
    public String origin() {
        return url("");
    }

    /** Puts a page of one's own on the site, and tells its address. */
    public String publish(String path, String html) {
        server.createContext(path, exchange -> page(exchange, html));
        return url(path);
    }

    /** What came to the sessions' callback address, in order. */
    public List<Webhook> callbacks() {
        return List.copyOf(callbacks);
    }

    /** What came to the endpoint, in order. */
    public List<Webhook> webhooks() {
        return List.copyOf(webhooks);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void take(HttpExchange exchange, List<Webhook> into) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            into.add(new Webhook(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    private static void page(HttpExchange exchange) throws IOException {
        page(exchange, "<!doctype html><title>Example Shop</title><h1>Back at Example Shop</h1>");
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        try (exchange) {
            byte[] page = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
