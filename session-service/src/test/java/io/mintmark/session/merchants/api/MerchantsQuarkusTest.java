package io.mintmark.session.merchants.api;

import static io.mintmark.session.testing.Callers.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.secret.CallbackSecrets;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.session.merchants.domain.ApiKeySecret;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
class MerchantsQuarkusTest {
    private static JsonPath create(String body) {
        return operator()
                .body(body)
                .post("/v1/merchants")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static long create() {
        return create("{\"name\": \"Coffee Bar\"}").getLong("id");
    }

    private static JsonPath issueKey(long merchant) {
        return operator()
                .body("{}")
                .post("/v1/merchants/" + merchant + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static int statusOf(long merchant, String secret) {
        return given().header("Authorization", "Bearer " + secret)
                .get("/v1/merchants/" + merchant)
                .statusCode();
    }

    private static List<JsonPath> statesOf(long merchant) {
        return TestConsumer.withKey("merchant.state", Long.toString(merchant)).stream()
                .map(ConsumerRecord::value)
                .map(value -> new JsonPath(new String(value, StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void aNewMerchantShowsItsSettingsAndItsCallbackSecretOnce() {
        JsonPath merchant = create("{\"name\": \"Coffee Bar\", \"embedOrigins\": [\"https://Shop.example:443\"],"
                + " \"redirectHosts\": [\"Shop.Example\"], \"skipCvcForOneClick\": true}");

        long id = merchant.getLong("id");
        assertThat(id).isGreaterThan(10_000);
        CallbackSecrets secrets =
                new CallbackSecrets(Base64.getDecoder().decode(TestKeys.symmetric("mintmark.callbacks.master-key")));
        assertThat(merchant.getString("callbackSecret")).isEqualTo(secrets.secretOf(id, 1));
        operator()
                .get("/v1/merchants/" + id)
                .then()
                .statusCode(200)
                .body("id", is((int) id))
                .body("name", equalTo("Coffee Bar"))
                .body("status", equalTo("active"))
                .body("embedOrigins", equalTo(List.of("https://shop.example")))
                .body("redirectHosts", equalTo(List.of("shop.example")))
                .body("threeDSecure", is(true))
                .body("skipCvcForOneClick", is(true))
                .body("callbackSecret", nullValue());
    }

    @Test
    void everyChangeIsAnnouncedWithItsSequence() {
        long id = create();

        operator()
                .body("{\"name\": \"Tea Bar\"}")
                .patch("/v1/merchants/" + id)
                .then()
                .statusCode(200);
        issueKey(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> statesOf(id).size() == 3);
        List<ConsumerRecord<String, byte[]>> records = TestConsumer.withKey("merchant.state", Long.toString(id));
        assertThat(records.stream()
                        .map(one -> new String(
                                one.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8)))
                .containsExactly("00000000000000000001", "00000000000000000002", "00000000000000000003");
        JsonPath last = statesOf(id).get(2);
        assertThat(last.getString("merchant.name")).isEqualTo("Tea Bar");
        assertThat(last.getList("keys")).hasSize(1);
        assertThat(last.getInt("callbackSecretVersion")).isEqualTo(1);
    }

    @Test
    void aKeyIsShownOnceWorksAndStopsWithinSecondsOfItsRevocation() {
        long id = create();
        JsonPath key = issueKey(id);
        String secret = key.getString("secret");

        assertThat(ApiKeySecret.isWellFormed(secret)).isTrue();
        assertThat(key.getList("scopes")).contains("sessions:write").doesNotContain("card:write", "card:forward");
        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id, secret) == 200);
        operator()
                .get("/v1/merchants/" + id + "/api-keys")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo(key.getString("id")))
                .body("data[0].secret", nullValue());
        assertThat(Database.number("select count(*) from api_keys where hash = ?", secret))
                .isZero();

        operator()
                .delete("/v1/merchants/" + id + "/api-keys/" + key.getString("id"))
                .then()
                .statusCode(204);

        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id, secret) == 401);
        operator()
                .delete("/v1/merchants/" + id + "/api-keys/" + key.getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void aThirdLiveKeyIsRefusedUntilOneIsRevoked() {
        long id = create();
        String first = issueKey(id).getString("id");
        issueKey(id);

        operator()
                .body("{}")
                .post("/v1/merchants/" + id + "/api-keys")
                .then()
                .statusCode(409)
                .body("code", equalTo("too_many_keys"));

        operator().delete("/v1/merchants/" + id + "/api-keys/" + first).then().statusCode(204);
        issueKey(id);
    }

    @Test
    void aSecretIsNotShownTwiceEvenToTheSameRequest() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"Coffee Bar\"}";
        operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/merchants")
                .then()
                .statusCode(201);

        operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/merchants")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_issued"));
    }

    @Test
    void aRotatedCallbackSecretIsANewOne() {
        JsonPath merchant = create("{\"name\": \"Coffee Bar\"}");
        long id = merchant.getLong("id");

        operator()
                .post("/v1/merchants/" + id + "/callback-secret-rotations")
                .then()
                .statusCode(201)
                .body("callbackSecret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("callbackSecret", not(equalTo(merchant.getString("callbackSecret"))));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statesOf(id)).last().satisfies(state -> assertThat(
                                state.getInt("callbackSecretVersion"))
                        .isEqualTo(2)));
    }

    @Test
    void aDisabledMerchantIsShutOutAndCanBeLetInAgain() {
        long id = create();
        String secret = issueKey(id).getString("secret");
        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id, secret) == 200);

        operator()
                .body("{\"status\": \"disabled\"}")
                .patch("/v1/merchants/" + id)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id, secret) == 401);

        operator()
                .body("{\"status\": \"active\"}")
                .patch("/v1/merchants/" + id)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id, secret) == 200);
    }

    @Test
    void aMerchantReadsItselfAndNobodyElse() {
        long own = create();
        long other = create();
        String secret = issueKey(own).getString("secret");

        await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(own, secret) == 200);
        assertThat(statusOf(other, secret)).isEqualTo(404);
        assertThat(statusOf(1, secret)).isEqualTo(404);
    }

    @Test
    void merchantsAreForOperators() {
        var merchant = Callers.merchant();

        Callers.as(merchant).get("/v1/merchants").then().statusCode(403);
        Callers.as(merchant)
                .body("{\"name\": \"x\"}")
                .post("/v1/merchants")
                .then()
                .statusCode(403);
        Callers.as(merchant)
                .body("{}")
                .patch("/v1/merchants/" + merchant.id())
                .then()
                .statusCode(403);
        Callers.as(merchant)
                .body("{}")
                .post("/v1/merchants/" + merchant.id() + "/api-keys")
                .then()
                .statusCode(403);
        given().get("/v1/merchants").then().statusCode(401);
    }

    @Test
    void theListIsPagedWithoutGaps() {
        List<Long> created = List.of(create(), create(), create());

        JsonPath first = operator().get("/v1/merchants?limit=2").jsonPath();
        JsonPath second = operator()
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/v1/merchants?limit=2")
                .jsonPath();

        assertThat(first.getBoolean("hasMore")).isTrue();
        assertThat(first.getList("data.id", Long.class)).containsExactly(created.get(2), created.get(1));
        assertThat(second.getList("data.id", Long.class)).startsWith(created.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                | 422 | required          | #/name
            {"name": " "}                                                     | 422 | required          | #/name
            {"name": "a\\u0007b"}                                             | 422 | invalid_format    | #/name
            {"name": "x", "redirectHosts": ["*.shop.example"]}                | 422 | invalid_format    | #/redirectHosts/0
            {"name": "x", "embedOrigins": ["https://a.example", "null"]}      | 422 | invalid_format    | #/embedOrigins/1
            {"name": "x", "embedOrigins": [null]}                             | 422 | invalid_format    | #/embedOrigins/0
            {"name": "x", "threeDSecure": "yes"}                              | 400 | wrong_type        | #/threeDSecure
            {"name": "x", "colour": "red"}                                    | 400 | unknown_field     | #/colour
            """)
    void aBadMerchantIsRefusedWithItsPlace(String body, int status, String code, String pointer) {
        operator()
                .body(body)
                .post("/v1/merchants")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void anUnknownScopeAndAnUnknownMerchantAreRefused() {
        operator()
                .body("{\"scopes\": [\"sessions:read\", \"everything\"]}")
                .post("/v1/merchants/" + create() + "/api-keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/scopes/1"));
        operator().body("{}").post("/v1/merchants/1/api-keys").then().statusCode(404);
        operator().body("{}").patch("/v1/merchants/1").then().statusCode(404);
        operator().get("/v1/merchants/none").then().statusCode(404);
    }
}
