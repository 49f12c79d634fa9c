package io.mintmark.platform.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = "platform_test"))
class HttpQuarkusTest {
    private static final String GOOD = "{\"name\": \"n\", \"nested\": {\"word\": \"w\"}, \"count\": 1}";

    private static TestMerchant known(TestMerchant merchant) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().header("Authorization", merchant.basic())
                                .get("/v1/things")
                                .statusCode()
                        == 200);
        return merchant;
    }

    private static RequestSpecification as(TestMerchant merchant) {
        return given().header("Authorization", merchant.basic()).contentType("application/json");
    }

    private static void isProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("Request-Id", matchesPattern("req_[0-9a-z]{26}"))
                .body("status", is(status))
                .body("code", equalTo(code))
                .body("requestId", matchesPattern("req_[0-9a-z]{26}"));
    }

    @Test
    void everyFormOfAMerchantsCredentialIsTaken() {
        TestMerchant merchant = known(TestMerchant.announce());

        given().header("Authorization", "Bearer " + merchant.secret())
                .get("/v1/things")
                .then()
                .statusCode(200);
        given().header("x-api-key", merchant.secret()).get("/v1/things").then().statusCode(200);
        given().header("x-api-key", "Bearer " + merchant.secret())
                .get("/v1/things")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("key_of_another", merchant.secret())
                .get("/v1/things")
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedKeyAndADisabledMerchantAreShutOutWithinSeconds() {
        TestMerchant revoked = known(TestMerchant.announce());
        TestMerchant disabled = known(TestMerchant.announce());

        revoked.publish("active", false);
        disabled.publish("disabled", true);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            isProblem(as(revoked).get("/v1/things").then(), 401, "unauthenticated");
            isProblem(as(disabled).get("/v1/things").then(), 401, "unauthenticated");
        });
    }

    @Test
    void whatIsNotAllowedIsAProblem() {
        TestMerchant merchant = known(TestMerchant.announce(List.of("sessions:read")));

        isProblem(given().get("/v1/things").then(), 401, "unauthenticated");
        isProblem(given().header("Authorization", "Basic !!!").get("/v1/things").then(), 401, "unauthenticated");
        isProblem(given().header("Authorization", "Digest x").get("/v1/things").then(), 401, "unauthenticated");
        isProblem(as(merchant).body(GOOD).post("/v1/things").then(), 403, "forbidden");
        isProblem(as(merchant).get("/v1/things/of-all").then(), 403, "forbidden");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        TestMerchant merchant = known(TestMerchant.announce());

        isProblem(as(merchant).get("/v1/nowhere").then(), 404, "not_found");
        isProblem(as(merchant).get("/v1/things/thing_x").then(), 404, "not_found");
        isProblem(as(merchant).delete("/v1/things").then(), 405, "method_not_allowed");
        isProblem(
                given().header("Authorization", merchant.basic())
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/things")
                        .then(),
                415,
                "unsupported_media_type");
        isProblem(as(merchant).body("x".repeat(70_000)).post("/v1/things").then(), 413, "body_too_large");
    }

    @Test
    void whatHangsIsNotBlamedOnABodyThatTheRequestDoesNotHave() {
        // given
        TestMerchant merchant = known(TestMerchant.announce());

        // when
        ValidatableResponse answer = as(merchant).get("/v1/things/never").then();

        // then
        isProblem(answer, 503, "temporarily_unavailable");
        answer.header("Retry-After", "1");
    }

    @Test
    void aBodyThatDripsIsAnsweredAndItsConnectionEnds() throws Exception {
        TestMerchant merchant = known(TestMerchant.announce());

        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 60\r\nAuthorization: " + merchant.basic() + "\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "\"code\":\"body_too_slow\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"name": "n", "nested": {"word": "w"}, "count": 1, "cuont": 2}   | 400 | unknown_field | #/cuont
            {"name": "n", "nested": {"word": "w", "x/y": 1}, "count": 1}     | 400 | unknown_field | #/nested/x~1y
            {"name": "n", "nested": {"word": "w", "4111 1111 1111 1111": 1}} | 400 | unknown_field | #/nested
            {"name": 5, "nested": {"word": "w"}, "count": 1}                 | 400 | wrong_type    | #/name
            {"name": "n", "nested": {"word": "w"}, "count": "1"}             | 400 | wrong_type    | #/count
            {"name": "n", "nested": {"word": "w"}, "count": 1.5}             | 400 | wrong_type    | #/count
            {"name": "", "nested": {"word": "w"}, "count": 1}                | 422 | required      | #/name
            {"name": "n", "nested": {"word": "too long"}, "count": 1}        | 422 | invalid_length | #/nested/word
            {"name": "n", "count": 1}                                        | 422 | required      | #/nested
            """)
    void aBadBodySaysWhere(String body, int status, String code, String pointer) {
        TestMerchant merchant = known(TestMerchant.announce());

        as(merchant)
                .body(body)
                .post("/v1/things")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aQueryParameterOfTheWrongFormIsAProblem() {
        TestMerchant merchant = known(TestMerchant.announce());

        isProblem(as(merchant).get("/v1/things?limit=many").then(), 400, "invalid_parameter");
        isProblem(as(merchant).get("/v1/things?limit=0").then(), 400, "invalid_parameter");
        isProblem(as(merchant).get("/v1/things?limit=101").then(), 400, "invalid_parameter");
    }

    @Test
    void brokenJsonIsAProblem() {
        TestMerchant merchant = known(TestMerchant.announce());

        isProblem(as(merchant).body("{\"name\":").post("/v1/things").then(), 400, "malformed_json");
        isProblem(as(merchant).body(GOOD + "x").post("/v1/things").then(), 400, "malformed_json");
        isProblem(as(merchant).body("[".repeat(40)).post("/v1/things").then(), 400, "malformed_json");
    }

    @Test
    void anUnforeseenFailureShowsNothingOfItself() {
        TestMerchant merchant = known(TestMerchant.announce());

        isProblem(
                as(merchant)
                        .body(GOOD.replace("\"n\"", "\"fail after insert\""))
                        .post("/v1/things")
                        .then()
                        .body(not(containsString("4111")))
                        .body(not(containsString("Exception"))),
                500,
                "internal_error");
        assertThat(as(merchant).get("/v1/things").jsonPath().getList("")).isEmpty();
    }

    @Test
    void tokensOfServicesAndOperatorsHoldOnlyIfAllOfThemIsRight() {
        String good = TestKeys.serviceToken("vault", "session");
        String operator = TestKeys.operatorToken();

        bearer(good).then().statusCode(200);
        bearer(good).then().statusCode(200);
        bearer(operator).then().statusCode(200);
        isProblem(bearer(TestKeys.serviceToken("webhook", "session")).then(), 403, "forbidden");
        isProblem(bearer(TestKeys.serviceToken("vault", "webhook")).then(), 401, "unauthenticated");
        isProblem(
                bearer(TestKeys.token("vault", "vault", "session", Set.of(), -60))
                        .then(),
                401,
                "unauthenticated");
        isProblem(
                bearer(TestKeys.token("webhook", "vault", "session", Set.of(), 60))
                        .then(),
                401,
                "unauthenticated");
        isProblem(
                bearer(TestKeys.token("vault", "mintmark-operator", "mintmark", Set.of("operator"), 60))
                        .then(),
                401,
                "unauthenticated");
        isProblem(
                bearer(TestKeys.token("operator", "mintmark-operator", "mintmark", Set.of("other"), 60))
                        .then(),
                401,
                "unauthenticated");
        isProblem(bearer(good.substring(0, good.length() - 8) + "AAAAAAAA").then(), 401, "unauthenticated");
        isProblem(bearer("eyJhbGciOiJub25lIiwia2lkIjoidmF1bHQifQ.e30.").then(), 401, "unauthenticated");
    }

    private static io.restassured.response.Response bearer(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/things/of-all");
    }

    @Test
    void aStatementWithoutWhereSeesItsOwnMerchantsRowsOnly() {
        TestMerchant one = known(TestMerchant.announce());
        TestMerchant other = known(TestMerchant.announce());

        as(one).body(GOOD.replace("\"n\"", "\"one's\""))
                .post("/v1/things")
                .then()
                .statusCode(200);
        as(other)
                .body(GOOD.replace("\"n\"", "\"other's\""))
                .post("/v1/things/registered")
                .then()
                .statusCode(200);

        assertThat(as(one).get("/v1/things").jsonPath().getList("")).isEqualTo(List.of("one's"));
        assertThat(as(one).get("/v1/things/registered").jsonPath().getList("")).isEqualTo(List.of("one's"));
        assertThat(as(other).get("/v1/things").jsonPath().getList("")).isEqualTo(List.of("other's"));
        assertThat(bearer(TestKeys.operatorToken()).jsonPath().<String>getList(""))
                .contains("one's", "other's");
    }

    @ParameterizedTest
    @CsvSource({"/v1/things", "/v1/things/registered"})
    void aRepeatedKeyRepeatsNothing(String path) {
        TestMerchant merchant = known(TestMerchant.announce());
        String first = as(merchant)
                .header("Idempotency-Key", "k1")
                .body(GOOD)
                .post(path)
                .path("id");

        as(merchant)
                .header("Idempotency-Key", "k1")
                .body(GOOD)
                .post(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("name", equalTo("replayed"));
        isProblem(
                as(merchant)
                        .header("Idempotency-Key", "k1")
                        .body(GOOD.replace("1}", "2}"))
                        .post(path)
                        .then(),
                422,
                "idempotency_key_reused");
        isProblem(
                as(merchant)
                        .header("Idempotency-Key", "k 1")
                        .body(GOOD)
                        .post(path)
                        .then(),
                400,
                "invalid_idempotency_key");
        assertThat(as(merchant).get("/v1/things").jsonPath().getList("")).hasSize(1);
    }
}
