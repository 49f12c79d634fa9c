package io.mintmark.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.id.Ids;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform in small: every customer has two saved cards, and payments are answered as each test wants. */
class ChargesTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<JsonObject> orders = new CopyOnWriteArrayList<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile int status = 201;
    private volatile JsonObject answer = captured();
    private Charges charges;

    @BeforeEach
    void open() throws Exception {
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        Calls calls = new Calls(vertx, "http://127.0.0.1:" + server.actualPort(), 1);
        charges = new Charges(new Shop(
                calls,
                new BenchMerchant(10_002, "sk", "secret"),
                new Ids(InstantSource.system(), new SecureRandom()),
                "http://127.0.0.1/callback",
                "http://127.0.0.1/result"));
        run(() -> charges.learn("cus_1"));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void cardsAreChargedInTurnWhileTheirHoldersAreAway() throws Exception {
        // when
        pay("pay_1");
        pay("pay_2");
        pay("pay_3");

        // then
        assertThat(charges.cards()).isEqualTo(2);
        assertThat(charges.knows("cus_1")).isTrue();
        assertThat(charges.captured()).containsExactlyInAnyOrder("pay_1", "pay_2", "pay_3");
        assertThat(orders)
                .extracting(order -> order.getJsonObject("paymentMethod").getString("token"))
                .containsExactly("pi_1_of_cus_1", "pi_2_of_cus_1", "pi_1_of_cus_1");
        assertThat(orders.get(0).copy().put("referenceId", "…"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"referenceId": "…", "customerId": "cus_1", "amount": {"value": 12900, "currency": "UYU"},
                                 "paymentMethod": {"source": "token", "token": "pi_1_of_cus_1"},
                                 "capture": {"method": "automatic"}, "shopperInteraction": "ContAuth",
                                 "recurringProcessingModel": "Subscription"}
                                """));
        assertThat(orders).extracting(order -> order.getString("referenceId")).doesNotHaveDuplicates();
        assertThat(keys).hasSize(3);
    }

    @Test
    void theCardThatWasLearnedLastCanBeChargedAlone() throws Exception {
        // given
        run(() -> charges.learn("cus_2"));
        answer.put("id", "pay_1");

        // when
        run(charges::chargeLast);

        // then
        assertThat(orders).extracting(order -> order.getString("customerId")).containsExactly("cus_2");
    }

    @Test
    void onlyWhatIsCapturedInFullIsPaid() {
        // given
        JsonObject pending = captured().put("status", "pending");
        JsonObject part = captured();
        part.getJsonObject("captured").put("value", 12_899);

        // when / then
        assertWrong(201, pending, "a payment was not captured");
        assertWrong(201, part, "a payment was not captured");
        assertWrong(200, captured(), "a payment was answered with 200 instead of 201");
        assertThat(charges.captured()).isEmpty();
    }

    @Test
    void onePaymentIsNotTwo() throws Exception {
        // given
        pay("pay_1");

        // when / then
        assertWrong(201, captured().put("id", "pay_1"), "two payments are one: pay_1");
    }

    private void assertWrong(int wantedStatus, JsonObject wantedAnswer, String message) {
        status = wantedStatus;
        answer = wantedAnswer;
        assertThatThrownBy(() -> run(charges::charge))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(WrongAnswer.class)
                .hasMessageStartingWith(message);
    }

    private void pay(String id) throws Exception {
        answer = captured().put("id", id);
        run(charges::charge);
    }

    private static JsonObject captured() {
        return new JsonObject(
                """
                {"id": "pay_0", "status": "captured", "captured": {"total": 129.00, "value": 12900, "currency": "UYU"}}
                """);
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/v1/customers/")) {
            String customer = path.split("/")[3];
            JsonArray cards = new JsonArray()
                    .add(new JsonObject().put("id", "pi_1_of_" + customer))
                    .add(new JsonObject().put("id", "pi_2_of_" + customer));
            var unused =
                    request.response().end(new JsonObject().put("data", cards).encode());
            return;
        }
        keys.add(request.getHeader("Idempotency-Key"));
        var unused = request.body().onSuccess(body -> {
            orders.add(body.toJsonObject());
            var unusedEnd = request.response()
                    .setStatusCode(path.equals("/v1/payments") ? status : 404)
                    .end(answer.encode());
        });
    }

    /** On the one event loop, where an answer cannot come before somebody waits for it. */
    private <T> T run(Supplier<Future<T>> work) throws Exception {
        Promise<T> done = Promise.promise();
        loop.runOnContext(now -> work.get().onComplete(done));
        return await(done.future());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
