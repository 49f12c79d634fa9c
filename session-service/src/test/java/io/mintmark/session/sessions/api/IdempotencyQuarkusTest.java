package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String body(String reference, String customer) {
        return "{\"type\": \"tokenization\", \"referenceId\": \"" + reference + "\", \"customerId\": \"" + customer
                + "\"}";
    }

    private Response open(String key, String body) {
        return as(merchant).header("Idempotency-Key", key).body(body).post("/v1/sessions");
    }

    @Test
    void theSameRequestGivesTheSameSession() {
        String key = UUID.randomUUID().toString();
        String body = body(reference(), StubVault.CUSTOMER);
        String first = open(key, body).then().statusCode(201).extract().path("id");

        open(key, body)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void theSameRequestGivesTheSameSessionAlsoIfItsCustomerIsGoneOrCannotBeLookedUp(int status) {
        String key = UUID.randomUUID().toString();
        String body = body(reference(), StubVault.CUSTOMER);
        String first = open(key, body).then().statusCode(201).extract().path("id");

        StubVault.teach("/customers/", call -> new StubVault.Answer(status, new JsonObject()));
        try {
            open(key, body)
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", "true")
                    .body("id", equalTo(first));
            open(UUID.randomUUID().toString(), body(reference(), StubVault.CUSTOMER))
                    .then()
                    .statusCode(status == 404 ? 422 : 503);
        } finally {
            StubVault.teach("/customers/", null);
        }
    }

    @Test
    void aKeyThatIsUsedAgainForAnUnknownCustomerIsToldThat() {
        String key = UUID.randomUUID().toString();
        open(key, body(reference(), StubVault.CUSTOMER)).then().statusCode(201);

        open(key, body(reference(), "cus_00000000000000000000000000"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void aReplayShowsTheSessionAsItIsNow() {
        String key = UUID.randomUUID().toString();
        String body = body(reference(), StubVault.CUSTOMER);
        String first = open(key, body).path("id");
        as(merchant).post("/v1/sessions/" + first + "/cancellations");

        open(key, body).then().statusCode(201).body("id", equalTo(first)).body("status", equalTo("canceled"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        open(key, body(reference(), StubVault.CUSTOMER)).then().statusCode(201);

        open(key, body(reference(), StubVault.CUSTOMER))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void theSameKeyOfAnotherMerchantIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        TestMerchant other = Callers.merchant();
        open(key, body(reference(), StubVault.CUSTOMER)).then().statusCode(201);

        as(other)
                .header("Idempotency-Key", key)
                .body(body(reference(), StubVault.CUSTOMER))
                .post("/v1/sessions")
                .then()
                .statusCode(201);
    }

    @Test
    void whatWasRefusedCanBeMendedUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        open(key, body(reference(), "cus_00000000000000000000000000")).then().statusCode(422);

        open(key, body(reference(), StubVault.CUSTOMER)).then().statusCode(201);
    }

    @Test
    void theTwinOfARequestInFlightIsToldToComeBack() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = body(reference(), StubVault.CUSTOMER);
        CompletableFuture<Response> first;

        try (Database.Hold nobodyOpensSessions = Database.holdInserts()) {
            first = CompletableFuture.supplyAsync(() -> open(key, body));
            nobodyOpensSessions.untilSomebodyWaits();
            open(key, body)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("code", equalTo("idempotency_in_progress"));
        }

        String id = first.join().then().statusCode(201).extract().path("id");
        open(key, body).then().statusCode(201).body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb"})
    void aKeyThatIsNoneIsRefused(String key) {
        open(key, body(reference(), StubVault.CUSTOMER))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        open("k".repeat(256), body(reference(), StubVault.CUSTOMER))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
    }

    @Test
    void twinsOpenOneSessionBetweenThem() throws Exception {
        String key = UUID.randomUUID().toString();
        String reference = reference();
        String body = body(reference, StubVault.CUSTOMER);
        ExecutorService threads = Executors.newFixedThreadPool(20);

        List<Future<Response>> twins = IntStream.range(0, 20)
                .mapToObj(number -> threads.submit(() -> open(key, body)))
                .toList();

        try {
            List<Response> answers = new java.util.ArrayList<>();
            for (Future<Response> twin : twins) {
                answers.add(twin.get());
            }
            assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .map(answer -> answer.<String>path("id"))
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                    .allSatisfy(answer -> {
                        assertThat(answer.<String>path("code")).isEqualTo("idempotency_in_progress");
                        assertThat(answer.header("Retry-After")).isEqualTo("1");
                    });
            assertThat(Database.number("select count(*) from sessions where reference_id = ?", reference))
                    .isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
