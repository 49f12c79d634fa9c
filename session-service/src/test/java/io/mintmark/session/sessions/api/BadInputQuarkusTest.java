package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.open;
import static io.mintmark.session.testing.Callers.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();
    private final TestMerchant reader = TestMerchant.announce(List.of("sessions:read"));

    @BeforeEach
    void theServiceHasHeardOfTheMerchants() {
        Callers.heard(merchant);
        Callers.heard(reader);
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("Request-Id", matchesPattern("req_[0-9a-z]{26}"))
                .body("status", is(status))
                .body("code", equalTo(code))
                .body("requestId", matchesPattern("req_[0-9a-z]{26}"));
    }

    private long sessions() {
        return Database.number("select count(*) from sessions where merchant_id = ?", merchant.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "shopper": "shopper-1"                                              | 400 | unknown_field          | #/shopper
            "settings": {"tokenisation": {}}                                    | 400 | unknown_field          | #/settings/tokenisation
            "settings": {"tokenization": {"verifyFunds": {"sum": 1}}}           | 400 | unknown_field          | #/settings/tokenization/verifyFunds/sum
            "settings": []                                                      | 400 | wrong_type             | #/settings
            "settings": {"tokenization": {"features": "create"}}                | 400 | wrong_type             | #/settings/tokenization/features
            "timeOut": "600"                                                    | 400 | wrong_type             | #/timeOut
            "timeOut": 600.5                                                    | 400 | wrong_type             | #/timeOut
            "deviceId": 7                                                       | 400 | wrong_type             | #/deviceId
            "timeOut": 59                                                       | 422 | out_of_range           | #/timeOut
            "timeOut": 86401                                                    | 422 | out_of_range           | #/timeOut
            "merchantId": 1                                                     | 422 | unknown_merchant       | #/merchantId
            "deviceId": ""                                                      | 422 | invalid_length         | #/deviceId
            "deviceId": "a\\u0000b"                                             | 422 | invalid_format         | #/deviceId
            "customerId": "cus_01kajv6q3mzx5y8w2r4t6n9p0c"                      | 422 | unknown_customer       | #/customerId
            "customerId": "../../merchants/1"                                   | 422 | unknown_customer       | #/customerId
            "settings": {"paymentMethodTypes": ["card", "wallet"]}              | 422 | unsupported_value      | #/settings/paymentMethodTypes/1
            "settings": {"paymentMethodTypes": []}                              | 422 | required               | #/settings/paymentMethodTypes
            "settings": {"locale": "<b>"}                                       | 422 | invalid_format         | #/settings/locale
            "settings": {"tokenization": {"type": "forever"}}                   | 422 | unsupported_value      | #/settings/tokenization/type
            "settings": {"tokenization": {"features": ["create", "fly"]}}       | 422 | unsupported_value      | #/settings/tokenization/features/1
            "settings": {"tokenization": {"features": []}}                      | 422 | required               | #/settings/tokenization/features
            "settings": {"tokenization": {"features": ["list", "list"]}}        | 422 | duplicate              | #/settings/tokenization/features/1
            "settings": {"tokenization": {"allowedCardTypes": ["gift"]}}        | 422 | unsupported_value      | #/settings/tokenization/allowedCardTypes/0
            "settings": {"tokenization": {"verifyFunds": {}}}                   | 422 | required               | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": 1}}}        | 422 | required               | #/settings/tokenization/verifyFunds/currency
            "settings": {"tokenization": {"verifyFunds": {"amount": 1, "currency": "EUR"}}} | 422 | unsupported_value | #/settings/tokenization/verifyFunds/currency
            "settings": {"tokenization": {"verifyFunds": {"amount": 1, "currency": "usd"}}} | 422 | unsupported_value | #/settings/tokenization/verifyFunds/currency
            "settings": {"tokenization": {"verifyFunds": {"amount": 0, "currency": "USD"}}} | 422 | out_of_range | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": -1, "currency": "USD"}}} | 422 | out_of_range | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": 1000.01, "currency": "UYU"}}} | 422 | out_of_range | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": 1e999999, "currency": "UYU"}}} | 422 | out_of_range | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": 1.005, "currency": "USD"}}} | 422 | too_many_decimals | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": "1.00", "currency": "USD"}}} | 400 | wrong_type | #/settings/tokenization/verifyFunds/amount
            "settings": {"tokenization": {"verifyFunds": {"amount": 1, "currency": 858}}} | 400 | wrong_type | #/settings/tokenization/verifyFunds/currency
            "settings": {"tokenization": {"verifyFunds": true}}                 | 400 | wrong_type             | #/settings/tokenization/verifyFunds
            "settings": {"redirects": {"defaultUrl": "http://shop.example/"}}   | 422 | insecure_url           | #/settings/redirects/defaultUrl
            "settings": {"redirects": {"cancelUrl": "javascript:alert(1)"}}     | 422 | invalid_format         | #/settings/redirects/cancelUrl
            "settings": {"redirects": {"cancelUrl": "https://a@evil.test/"}}    | 422 | invalid_format         | #/settings/redirects/cancelUrl
            "settings": {"callbacks": {"tokenizationCallbackUrl": "ftp://x/"}}  | 422 | insecure_url           | #/settings/callbacks/tokenizationCallbackUrl
            "settings": {"fields": {"cardholderName": "shown"}}                 | 422 | unsupported_value      | #/settings/fields/cardholderName
            "settings": {"prefill": {"email": "nobody"}}                        | 422 | invalid_format         | #/settings/prefill/email
            "settings": {"prefill": {"cardholderName": "a\\u202eb"}}            | 422 | invalid_format         | #/settings/prefill/cardholderName
            "settings": {"prefill": {"billingAddress": {"country": "Uruguay"}}} | 422 | invalid_format         | #/settings/prefill/billingAddress/country
            """)
    void aBadValueIsRefusedWithItsPlaceAndNothingIsStored(String member, int status, String code, String pointer) {
        long before = sessions();
        String body = "{\"referenceId\": \"" + reference() + "\", \"type\": \"tokenization\", " + member + "}";

        as(merchant)
                .body(body)
                .post("/v1/sessions")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));

        assertThat(sessions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"type": "tokenization"}                                     | 422 | validation_failed      | #/referenceId
            {"type": "tokenization", "referenceId": " "}                 | 422 | validation_failed      | #/referenceId
            {"referenceId": "r"}                                         | 422 | validation_failed      | #/type
            {"referenceId": "r", "type": "subscription"}                 | 422 | validation_failed      | #/type
            {"referenceId": "r", "type": "checkout"}                     | 422 | validation_failed      | #/paymentRequest
            """)
    void whatIsRequiredIsAskedFor(String body, int status, String code, String pointer) {
        isProblem(as(merchant).body(body).post("/v1/sessions").then(), status, code)
                .body("errors[0].pointer", equalTo(pointer));
    }

    /** Longer by one than what each field takes; {@code %s} stands for the text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "referenceId": "%s"                                                          | 129 | #/referenceId
            "customerId": "%s"                                                           | 65  | #/customerId
            "deviceId": "%s"                                                             | 129 | #/deviceId
            "settings": {"locale": "en-%s"}                                              | 33  | #/settings/locale
            "settings": {"prefill": {"cardholderName": "%s"}}                            | 81  | #/settings/prefill/cardholderName
            "settings": {"prefill": {"billingAddress": {"line1": "%s"}}}                 | 101 | #/settings/prefill/billingAddress/line1
            "settings": {"prefill": {"billingAddress": {"line2": "%s"}}}                 | 101 | #/settings/prefill/billingAddress/line2
            "settings": {"prefill": {"billingAddress": {"city": "%s"}}}                  | 101 | #/settings/prefill/billingAddress/city
            "settings": {"prefill": {"billingAddress": {"state": "%s"}}}                 | 101 | #/settings/prefill/billingAddress/state
            "settings": {"prefill": {"billingAddress": {"postalCode": "%s"}}}            | 21  | #/settings/prefill/billingAddress/postalCode
            "settings": {"redirects": {"defaultUrl": "https://shop.example/%s"}}         | 2049 | #/settings/redirects/defaultUrl
            "settings": {"callbacks": {"tokenizationCallbackUrl": "https://x.example/%s"}} | 2049 | #/settings/callbacks/tokenizationCallbackUrl
            """)
    void aTextThatIsTooLongIsRefusedWithItsPlaceAndNothingIsStored(String member, int length, String pointer) {
        long before = sessions();
        String reference = member.contains("referenceId") ? "" : "\"referenceId\": \"" + reference() + "\", ";
        String body = "{\"type\": \"tokenization\", " + reference + member.formatted("x".repeat(length)) + "}";

        as(merchant)
                .body(body)
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body(not(containsString("xxxxxxxx")));

        assertThat(sessions()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"tokenization\", \"referenceId\": \"r\"",
                "{\"type\": \"tokenization\", \"referenceId\": \"r\"} {}",
                "{\"type\": \"tokenization\", \"referenceId\": 'r'}",
                "{\"type\": \"tokenization\", \"referenceId\": \"r\",}",
                "[]",
                "\"tokenization\"",
                "null",
                "nonsense"
            })
    void whatIsNoJsonObjectIsRefusedAndNothingIsStored(String body) {
        long before = sessions();

        as(merchant)
                .body(body)
                .post("/v1/sessions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("requestId", matchesPattern("req_[0-9a-z]{26}"));

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aDocumentThatIsNestedTooDeepIsRefused() {
        String deep = "{\"settings\":".repeat(1_000) + "1" + "}".repeat(1_000);

        as(merchant).body(deep).post("/v1/sessions").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aCredentialThatIsAlmostRightIsNone() {
        String other = Callers.merchant().keyId();
        String swapped =
                Base64.getEncoder().encodeToString((other + ":" + merchant.secret()).getBytes(StandardCharsets.UTF_8));

        for (String authorization : List.of(
                "Basic " + swapped,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((merchant.keyId() + ":x").getBytes(StandardCharsets.UTF_8)),
                "Basic !!!",
                "Basic",
                "Bearer " + merchant.secret() + "x",
                "Bearer ",
                "Digest " + merchant.secret())) {
            isProblem(
                    given().header("Authorization", authorization)
                            .get("/v1/sessions")
                            .then(),
                    401,
                    "unauthenticated");
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoValueIsRepeated() {
        isProblem(
                        as(merchant)
                                .body("{\"referenceId\": \"r\", \"type\": \"tokenization\", \"merchantId\": 666777,"
                                        + " \"settings\": {\"tokenization\": {\"type\": \"wrongtype\"},"
                                        + " \"redirects\": {\"defaultUrl\": \"http://evil.test/\"}}}")
                                .post("/v1/sessions")
                                .then(),
                        422,
                        "validation_failed")
                .body("errors.size()", is(3))
                .body(not(containsString("666777")))
                .body(not(containsString("wrongtype")))
                .body(not(containsString("evil.test")));
    }

    @Test
    void aMalformedRequestIsAProblem() {
        isProblem(as(merchant).body("{\"type\":").post("/v1/sessions").then(), 400, "malformed_json");
        as(merchant).post("/v1/sessions").then().statusCode(400).contentType("application/problem+json");
        isProblem(as(merchant).body("x".repeat(70_000)).post("/v1/sessions").then(), 413, "body_too_large");
        isProblem(
                given().header("Authorization", merchant.basic())
                        .contentType("text/plain")
                        .body("{}")
                        .post("/v1/sessions")
                        .then(),
                415,
                "unsupported_media_type");
        isProblem(as(merchant).delete("/v1/sessions").then(), 405, "method_not_allowed");
        isProblem(as(merchant).body("{}").put("/v1/sessions/x").then(), 405, "method_not_allowed");
    }

    @Test
    void whoMayNotIsToldSo() {
        String id = open(merchant).getString("id");

        isProblem(given().get("/v1/sessions").then(), 401, "unauthenticated");
        isProblem(
                given().header("x-api-key", "mm_sandbox_nothing")
                        .get("/v1/sessions")
                        .then(),
                401,
                "unauthenticated");
        isProblem(as(reader).body("{}").post("/v1/sessions").then(), 403, "forbidden");
        isProblem(as(reader).post("/v1/sessions/" + id + "/cancellations").then(), 403, "forbidden");
        isProblem(
                as(merchant)
                        .body("{\"merchantId\": 1, \"stagedCardId\": \"stc_1\"}")
                        .post("/internal/sessions/" + id + "/completions")
                        .then(),
                403,
                "forbidden");
        as(reader).get("/v1/sessions").then().statusCode(200);
    }

    @Test
    void anUnknownAndAForeignSessionLookAlike() {
        String foreign = open(Callers.merchant()).getString("id");
        String unknown = "ses_00000000000000000000000000";

        for (String id : List.of(foreign, unknown, "x", "ses_%00")) {
            isProblem(as(merchant).get("/v1/sessions/" + id).then(), 404, "not_found");
            isProblem(as(merchant).post("/v1/sessions/" + id + "/cancellations").then(), 404, "not_found");
            isProblem(
                    Callers.vault()
                            .body("{\"merchantId\": " + merchant.id() + ", \"stagedCardId\": \"stc_1\"}")
                            .post("/internal/sessions/" + id + "/completions")
                            .then(),
                    404,
                    "not_found");
        }
    }

    @Test
    void aMerchantWithRegisteredHostsSendsPayersNowhereElse() {
        String secret = Callers.registered("{\"name\": \"Shop\", \"redirectHosts\": [\"shop.example\"]}");
        String body = "{\"referenceId\": \"%s\", \"type\": \"tokenization\","
                + " \"settings\": {\"redirects\": {\"defaultUrl\": \"%s\"}}}";

        as(secret)
                .body(body.formatted(reference(), "https://shop.example/done"))
                .post("/v1/sessions")
                .then()
                .statusCode(201);
        isProblem(
                        as(secret)
                                .body(body.formatted(reference(), "https://shop.example.evil.test/done"))
                                .post("/v1/sessions")
                                .then(),
                        422,
                        "validation_failed")
                .body("errors[0].code", equalTo("host_not_allowed"));
    }

    @Test
    void aCustomerThatCannotBeLookedUpIsNotTakenOnTrust() {
        StubVault.teach("/customers/", call -> new StubVault.Answer(500, new io.vertx.core.json.JsonObject()));
        try {
            isProblem(
                            as(merchant)
                                    .body("{\"referenceId\": \"" + reference() + "\", \"type\": \"tokenization\","
                                            + " \"customerId\": \"" + StubVault.CUSTOMER + "\"}")
                                    .post("/v1/sessions")
                                    .then(),
                            503,
                            "temporarily_unavailable")
                    .header("Retry-After", "1");
        } finally {
            StubVault.teach("/customers/", null);
        }
    }
}
