package io.mintmark.session.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A vault of a few lines: it remembers every call, and staged cards behave as the contract between the two says. The
 * service's access log is on beside it, to see what it keeps.
 */
public final class StubVault implements QuarkusTestResourceLifecycleManager {
    /** A call as it arrived. */
    public record Call(String method, String path, @Nullable String authorization, JsonObject body) {}

    /** An answer; a delay lets the caller's deadline pass. */
    public record Answer(int status, JsonObject body, long delayMillis) {
        public Answer(int status, JsonObject body) {
            this(status, body, 0);
        }
    }

    /** What the merchant calls the customer whom there is from the start. */
    public static final String SHOPPER = "shopper-1";

    /** That customer. */
    public static final String CUSTOMER = "cus_01kajv6q3mzx5y8w2r4t6n9p0b";

    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final Map<String, Function<Call, Answer>> TAUGHT = new ConcurrentHashMap<>();
    private static final Map<String, String> STAGED = new ConcurrentHashMap<>();
    private static final Map<String, JsonObject> INSTRUMENTS = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMED = new ConcurrentHashMap<>(Map.of(SHOPPER, CUSTOMER));

    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** What was called on paths that contain the text. */
    public static List<Call> calls(String part) {
        return CALLS.stream().filter(call -> call.path().contains(part)).toList();
    }

    /** From now on, paths that contain the text get this answer; null unlearns it. */
    public static void teach(String part, @Nullable Function<Call, Answer> answer) {
        if (answer == null) {
            TAUGHT.remove(part);
        } else {
            TAUGHT.put(part, answer);
        }
    }

    /** From now on there is this saved card; returns its id. */
    public static String saved(String id, String status, @Nullable String customer) {
        INSTRUMENTS.put(
                id,
                new JsonObject()
                        .put("id", id)
                        .put("status", status)
                        .put("customerId", customer)
                        .put("card", new JsonObject().put("brand", "visa").put("last4", "4242")));
        return id;
    }

    /** From now on the saved card ends then. */
    public static void ends(String id, String time) {
        INSTRUMENTS.computeIfPresent(id, (same, card) -> card.copy().put("expiresAt", time));
    }

    /** The instrument that a staged card becomes. */
    public static String instrumentOf(String stagedCardId) {
        return "pi_of_" + stagedCardId;
    }

    /** Activates a card behind the caller's back, as if the answer had been lost. */
    public static void activated(String stagedCardId) {
        STAGED.put(stagedCardId, "activated");
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService pool = Executors.newCachedThreadPool();
            started.setExecutor(pool);
            started.createContext("/", this::handle);
            started.start();
            server = started;
            threads = pool;
            return Map.of(
                    "mintmark.services.vault-url",
                    "http://127.0.0.1:" + started.getAddress().getPort(),
                    "quarkus.http.access-log.enabled",
                    "true",
                    "mintmark.acquirer.challenge-origins",
                    StubAcquirer.BANK,
                    "mintmark.payments.expire-every",
                    "1s",
                    "mintmark.verifications.ask-again",
                    "PT0.05S");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    bytes.length == 0 ? new JsonObject() : new JsonObject(new String(bytes, StandardCharsets.UTF_8)));
            CALLS.add(call);
            Answer answer = TAUGHT.entrySet().stream()
                    .filter(taught -> call.path().contains(taught.getKey()))
                    .findFirst()
                    .map(taught -> taught.getValue().apply(call))
                    .orElseGet(() -> usual(call));
            if (answer.delayMillis() > 0) {
                Thread.sleep(answer.delayMillis());
            }
            byte[] body = answer.body().encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer usual(Call call) {
        String[] path = call.path().split("/");
        if (call.path().endsWith("/captures")) {
            String session = call.body().getString("sessionId");
            return new Answer(
                    201,
                    new JsonObject()
                            .put("captureId", "cap_" + session)
                            .put("href", "/card/cap_" + session + "?k=capability"));
        }
        if (call.path().endsWith("/customers")) {
            String reference = call.body().getString("referenceId");
            return customer(NAMED.computeIfAbsent(reference, name -> "cus_" + id()), reference);
        }
        if (call.path().contains("/customers/")) {
            String id = path[path.length - 1];
            return NAMED.entrySet().stream()
                    .filter(known -> known.getValue().equals(id))
                    .findFirst()
                    .map(known -> customer(id, known.getKey()))
                    .orElse(new Answer(404, new JsonObject()));
        }
        if (call.path().contains("/payment-instruments/")) {
            JsonObject instrument = INSTRUMENTS.get(path[path.length - 1]);
            return instrument == null
                    ? new Answer(404, new JsonObject())
                    : new Answer(200, new JsonObject().put("paymentInstrument", instrument));
        }
        if (call.path().endsWith("/forward")) {
            return StubAcquirer.answer(call);
        }
        String card = path[path.length - 2];
        if (call.path().endsWith("/activations")) {
            boolean active = STAGED.merge(card, "activated", (before, now) -> before.equals("discarded") ? before : now)
                    .equals("activated");
            return active
                    ? new Answer(
                            200,
                            new JsonObject()
                                    .put("paymentInstrument", instrument(card))
                                    .put("created", true))
                    : new Answer(409, new JsonObject().put("code", "not_activatable"));
        }
        String state = STAGED.merge(card, "discarded", (before, now) -> before);
        return new Answer(
                200,
                new JsonObject()
                        .put("state", state)
                        .put("paymentInstrument", state.equals("activated") ? instrument(card) : null));
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }

    private static Answer customer(String id, String reference) {
        return new Answer(200, new JsonObject().put("id", id).put("referenceId", reference));
    }

    private static JsonObject instrument(String card) {
        return new JsonObject().put("id", instrumentOf(card)).put("type", "card");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
