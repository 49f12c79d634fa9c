package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.open;
import static io.mintmark.session.testing.Callers.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static List<JsonPath> events(String topic, String session) {
        return TestConsumer.withKey(topic, session).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static JsonPath event(String topic, String session) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events(topic, session).size() == 1);
        return events(topic, session).get(0);
    }

    @Test
    void theRequestOfTheSeedIsTakenAsWritten() {
        String reference = reference();
        String request =
                """
                {
                  "merchantId": %d,
                  "referenceId": "%s",
                  "type": "tokenization",
                  "customerId": "%s",
                  "settings": {
                    "paymentMethodTypes": ["card"],
                    "tokenization": {
                      "type": "store",
                      "allowedCardTypes": ["credit", "debit"],
                      "features": ["create", "list", "select", "delete"]
                    },
                    "callbacks": {
                      "tokenizationCallbackUrl": "https://merchant.example.com/callbacks/tokenization"
                    },
                    "redirects": {
                      "defaultUrl": "https://merchant.example.com/tokenization/result",
                      "cancelUrl": "https://merchant.example.com/tokenization/cancel"
                    }
                  }
                }"""
                        .formatted(merchant.id(), reference, StubVault.CUSTOMER);

        JsonPath session = as(merchant)
                .body(request)
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/v1/sessions/ses_[0-9a-z]{26}"))
                .body("id", matchesPattern("ses_[0-9a-z]{26}"))
                .body("merchantId", is((int) merchant.id()))
                .body("referenceId", equalTo(reference))
                .body("type", equalTo("tokenization"))
                .body("status", equalTo("pending"))
                .body("customerId", equalTo(StubVault.CUSTOMER))
                .body("attemptsLeft", is(3))
                .body("paymentInstrument", nullValue())
                .body("storePaymentMethod", is(false))
                .body("actions.rel", equalTo(List.of("REDIRECT", "QR")))
                .extract()
                .jsonPath();

        assertThat(session.getString("actions[0].href"))
                .matches("http://127\\.0\\.0\\.1:8080/tokenization/" + session.getString("id")
                        + "\\?t=[A-Za-z0-9_-]{43}");
        assertThat(session.getString("actions[1].href"))
                .isEqualTo(session.getString("actions[0].href")
                        .replace("/tokenization/", "/qr/")
                        .replace("?t=", ".svg?t="));
        JsonPath created = event("session.created", session.getString("id"));
        assertThat(created.getString("merchantid")).isEqualTo(Long.toString(merchant.id()));
        assertThat(created.getString("sequence")).isEqualTo("00000000000000000001");
        assertThat(created.getString("data.session.referenceId")).isEqualTo(reference);
        assertThat(created.getString("data.callbackUrl"))
                .isEqualTo("https://merchant.example.com/callbacks/tokenization");
        assertThat(created.getList("data.session.actions")).isEmpty();
    }

    @Test
    void aMerchantWhoseOriginsMayFrameThePageIsGivenALinkForTheFrame() {
        String secret = Callers.registered("{\"name\": \"Shop\", \"embedOrigins\": [\"https://shop.example\"]}");

        JsonPath session = Callers.open(secret);

        assertThat(session.getList("actions.rel")).isEqualTo(List.of("REDIRECT", "EMBEDDED", "QR"));
        assertThat(session.getString("actions[1].href"))
                .isEqualTo(session.getString("actions[0].href").replace("/tokenization/", "/e/tokenization/"));
    }

    @Test
    void theSmallestRequestLivesAnHourAndCanBeReadBack() {
        JsonPath session = open(merchant);

        Instant created = Instant.parse(session.getString("createdAt"));
        assertThat(Instant.parse(session.getString("expiresAt"))).isEqualTo(created.plusSeconds(3600));
        JsonPath read = as(merchant)
                .get("/v1/sessions/" + session.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(read.getMap("")).isEqualTo(session.getMap(""));
    }

    @Test
    void timeOutAndDeviceAreTheMerchantsToChoose() {
        JsonPath session = open(merchant, "\"timeOut\": 600", "\"deviceId\": \"till 7 / Montevideo ñ\"");

        Instant created = Instant.parse(session.getString("createdAt"));
        assertThat(Instant.parse(session.getString("expiresAt"))).isEqualTo(created.plusSeconds(600));
        assertThat(session.getString("deviceId")).isEqualTo("till 7 / Montevideo ñ");
    }

    @Test
    void theLinkTokenIsStoredNowhere() {
        JsonPath session = open(merchant);
        String token = session.getString("actions[0].href").replaceAll(".*t=", "");

        assertThat(Database.number("select count(*) from sessions where strpos(sessions::text, ?) > 0", token))
                .isZero();
        assertThat(new String(
                        TestConsumer.withKey("session.created", session.getString("id")).stream()
                                .findFirst()
                                .map(record -> record.value())
                                .orElse(new byte[0]),
                        StandardCharsets.UTF_8))
                .doesNotContain(token);
    }

    @Test
    void aReferenceNamesOneSessionPerMerchant() {
        TestMerchant other = Callers.merchant();
        String body = "{\"type\": \"tokenization\", \"referenceId\": \"" + reference() + "\"}";
        as(merchant).body(body).post("/v1/sessions").then().statusCode(201);

        as(merchant)
                .body(body)
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("duplicate_reference"))
                .body("errors[0].pointer", equalTo("#/referenceId"));
        as(other).body(body).post("/v1/sessions").then().statusCode(201);
    }

    @Test
    void aCanceledSessionStaysCanceled() {
        String id = open(merchant).getString("id");

        as(merchant)
                .post("/v1/sessions/" + id + "/cancellations")
                .then()
                .statusCode(200)
                .body("status", equalTo("canceled"))
                .body("actions", empty());

        as(merchant)
                .post("/v1/sessions/" + id + "/cancellations")
                .then()
                .statusCode(409)
                .body("code", equalTo("move_not_allowed"))
                .body("detail", endsWith("Allowed moves: none."));
        JsonPath canceled = event("session.canceled", id);
        assertThat(canceled.getString("data.previousStatus")).isEqualTo("pending");
        assertThat(canceled.getString("data.session.status")).isEqualTo("canceled");
        assertThat(canceled.getString("sequence")).isEqualTo("00000000000000000002");
    }

    @Test
    void aCancellationIsRepeatedByItsKeyAndByNoOther() {
        String id = open(merchant).getString("id");
        String key = UUID.randomUUID().toString();
        String path = "/v1/sessions/" + id + "/cancellations";
        as(merchant).header("Idempotency-Key", key).post(path).then().statusCode(200);

        as(merchant)
                .header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("canceled"));
        as(merchant)
                .header("Idempotency-Key", UUID.randomUUID())
                .post(path)
                .then()
                .statusCode(409);
    }

    @Test
    void aSessionBeingCompletedCannotBeCanceledAndSaysWhatIsPossible() {
        String id = open(merchant).getString("id");
        Database.update(
                "update sessions set status = 'processing', processing_since = now(),"
                        + " staged_card_id = 'stc_1' where id = ?",
                id);

        as(merchant)
                .post("/v1/sessions/" + id + "/cancellations")
                .then()
                .statusCode(409)
                .body("code", equalTo("move_not_allowed"))
                .body("errors[0].detail", equalTo("Allowed moves: completed, failed, pending, requires_action."));
    }

    @Test
    void aSessionWhoseTimeRanOutIsExpiredForWhoeverReadsIt() {
        String id = open(merchant).getString("id");
        Database.runOut(id);

        as(merchant)
                .get("/v1/sessions/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("expired"))
                .body("actions", empty());
        assertThat(event("session.expired", id).getString("data.previousStatus"))
                .isEqualTo("pending");
    }

    @Test
    void aSessionThatNobodyReadsIsExpiredByTheSweeper() {
        String id = open(merchant).getString("id");
        Database.runOut(id);

        assertThat(event("session.expired", id).getString("data.session.id")).isEqualTo(id);
        assertThat(Database.number("select count(*) from sessions where id = ? and status = 'expired'", id))
                .isEqualTo(1);
    }

    @Test
    void anExpiredSessionCannotBeCanceled() {
        String id = open(merchant).getString("id");
        Database.runOut(id);

        as(merchant)
                .post("/v1/sessions/" + id + "/cancellations")
                .then()
                .statusCode(409)
                .body("code", equalTo("move_not_allowed"));
        as(merchant).get("/v1/sessions/" + id).then().body("status", equalTo("expired"));
    }
}
