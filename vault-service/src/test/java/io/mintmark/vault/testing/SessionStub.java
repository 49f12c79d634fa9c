package io.mintmark.vault.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands in for session-service in in-process tests: remembers what it was asked and answers as told. */
public final class SessionStub {
    /** What the vault asked. */
    public record Asked(String path, @Nullable String authorization, JsonNode body) {}

    /** An answer; status 0 closes the connection without one. */
    public record Answer(int status, String body) {
        /** A decision as session-service writes it. */
        public static Answer decision(String outcome, String status, @Nullable String redirectUrl, int attemptsLeft) {
            String url = redirectUrl == null ? "null" : "\"" + redirectUrl + "\"";
            return new Answer(
                    200,
                    """
                    {"outcome": "%s", "sessionStatus": "%s", "redirectUrl": %s, "paymentInstrumentId": null,
                     "attemptsLeft": %d, "somethingNew": true}
                    """
                            .formatted(outcome, status, url, attemptsLeft));
        }
    }

    private static @Nullable SessionStub shared;

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> behaviour = request -> new Answer(500, "{}");

    private SessionStub(HttpServer server) {
        this.server = server;
    }

    /** Starts it at the first call. */
    public static synchronized SessionStub shared() {
        SessionStub running = shared;
        if (running == null) {
            running = start();
            shared = running;
        }
        return running;
    }

    private static SessionStub start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SessionStub stub = new SessionStub(server);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "session-stub");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", stub::handle);
            server.start();
            return stub;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers like this. */
    public void answers(Function<Asked, Answer> answer) {
        asked.clear();
        behaviour = answer;
    }

    /** From now on it answers like this, whatever it is asked. */
    public void answers(Answer answer) {
        answers(request -> answer);
    }

    /** What it was asked since the last {@code answers}. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    void reset() {
        answers(new Answer(500, "{}"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
        Asked request = new Asked(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
        asked.add(request);
        Answer answer = behaviour.apply(request);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
