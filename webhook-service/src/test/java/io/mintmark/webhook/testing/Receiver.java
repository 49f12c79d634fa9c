package io.mintmark.webhook.testing;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A merchant's server on loopback: keeps what it is sent and answers as a test says, the last answer for ever. */
public final class Receiver implements AutoCloseable {
    /** What one request brought. */
    public record Received(String path, Map<String, List<String>> headers, String body) {
        /** The first header of this name. */
        public String header(String name) {
            return HttpHeaders.of(headers, (key, value) -> true)
                    .firstValue(name)
                    .orElse("");
        }

        /** Checks the signature with the library of Standard Webhooks. */
        public void verify(String secret) throws Exception {
            new Webhook(secret).verify(body, HttpHeaders.of(headers, (key, value) -> true));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new java.util.concurrent.ConcurrentHashMap<>();
    private final Semaphore released = new Semaphore(0);
    private volatile boolean hanging;

    private Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers with these statuses, one after the other. */
    public static Receiver answering(int... statuses) {
        Receiver receiver = new Receiver();
        for (int status : statuses) {
            receiver.answers.add(status);
        }
        return receiver;
    }

    /** Takes requests and does not answer until it is closed or told to. */
    public static Receiver hanging() {
        Receiver receiver = answering(200);
        receiver.hanging = true;
        return receiver;
    }

    /** Has so many requests of one that hangs be answered. */
    public void answer(int requests) {
        released.release(requests);
    }

    /** Adds a header to every answer. */
    public Receiver with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    public List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
        if (hanging) {
            try {
                released.acquire();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        int status = answers.size() > 1 ? answers.remove(0) : answers.get(0);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        released.release(Short.MAX_VALUE);
        server.stop(0);
        threads.shutdownNow();
    }
}
