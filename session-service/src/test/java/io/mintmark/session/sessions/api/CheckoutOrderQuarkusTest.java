package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckoutOrderQuarkusTest {
    private static final String AMOUNT = "\"amount\": {\"total\": 100.00, \"currency\": \"UYU\"}";

    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private long sessions() {
        return Database.number("select count(*) from sessions where merchant_id = ?", merchant.id());
    }

    private static String payment(String members) {
        return "\"paymentRequest\": {\"referenceId\": \"" + reference() + "\", " + members + "}";
    }

    private ValidatableResponse post(String... members) {
        return as(merchant)
                .body("{\"referenceId\": \"" + reference() + "\", \"type\": \"checkout\", " + String.join(", ", members)
                        + "}")
                .post("/v1/sessions")
                .then();
    }

    private static JsonObject settings(String session) {
        return new JsonObject(Database.text("select settings from sessions where id = ?", session));
    }

    private static void visit(JsonPath session) {
        String link = session.getString("actions.find { it.rel == 'self' }.href");
        Callers.follow(link).then().statusCode(303);
    }

    private static JsonObject registered(JsonPath session) {
        visit(session);
        return StubVault.calls("/captures").stream()
                .filter(call -> session.getString("id").equals(call.body().getString("sessionId")))
                .findFirst()
                .orElseThrow()
                .body();
    }

    @Test
    void theSeedsRequestWorksAsItIsWritten() {
        String session = reference();
        String payment = reference();
        String invoice = reference();

        JsonPath opened = as(merchant)
                .body(
                        """
                      {
                        "merchantId": %d,
                        "referenceId": "%s",
                        "type": "checkout",
                        "customerId": "%s",
                        "paymentRequest": {
                          "referenceId": "%s",
                          "invoiceNumber": "%s",
                          "installments": 1,
                          "amount": {
                            "total": 100.00,
                            "currency": "UYU"
                          },
                          "metadata": {
                            "orderId": "1001"
                          }
                        },
                        "browserDetails": {
                          "ipAddress": "203.0.113.10",
                          "userAgent": "Mozilla/5.0"
                        },
                        "settings": {
                          "paymentMethodTypes": ["card"],
                          "checkout": {
                            "disableThreeds": false
                          },
                          "callbacks": {
                            "paymentCallbackUrl": "https://merchant.example.com/callbacks/payments"
                          },
                          "redirects": {
                            "defaultUrl": "https://merchant.example.com/checkout/result",
                            "cancelUrl": "https://merchant.example.com/checkout/cancel"
                          }
                        }
                      }
                      """
                                .formatted(merchant.id(), session, StubVault.CUSTOMER, payment, invoice))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .body("referenceId", equalTo(session))
                .body("type", equalTo("checkout"))
                .body("status", equalTo("pending"))
                .body("customerId", equalTo(StubVault.CUSTOMER))
                .body("payment", nullValue())
                .body("paymentInstrument", nullValue())
                .body("storePaymentMethod", is(false))
                .body("actions.size()", is(2))
                .body("actions[0].rel", equalTo("self"))
                .body("actions[0].method", equalTo("REDIRECT"))
                .body("actions[1].rel", equalTo("qr"))
                .body("actions[1].method", equalTo("QR"))
                .extract()
                .jsonPath();

        String id = opened.getString("id");
        assertThat(opened.getString("actions[0].href")).contains("/checkout/" + id + "?t=");
        assertThat(opened.getString("actions[1].href")).contains("/qr/" + id + ".svg?t=");
        assertThat(settings(id).getJsonObject("checkout"))
                .isEqualTo(new JsonObject()
                        .put(
                                "payment",
                                new JsonObject()
                                        .put("referenceId", payment)
                                        .put("invoiceNumber", invoice)
                                        .put("installments", 1)
                                        .put("capture", "AUTOMATIC")
                                        .put("metadata", new JsonObject().put("orderId", "1001")))
                        .put("amount", new JsonObject().put("value", 10_000).put("currency", "UYU"))
                        .put("storing", "DISABLED")
                        .put("interaction", "ECOMMERCE")
                        .put("disableThreeds", false)
                        .put(
                                "browser",
                                new JsonObject()
                                        .put("ipAddress", "203.0.113.10")
                                        .put("userAgent", "Mozilla/5.0"))
                        .put("paymentCallbackUrl", "https://merchant.example.com/callbacks/payments"));
    }

    @Test
    void theCardPageIsToldWhatToAskFor() {
        JsonObject fixed =
                registered(post(payment(AMOUNT)).statusCode(201).extract().jsonPath());
        JsonObject asking = registered(post(
                        payment("\"amount\": {\"value\": 0, \"currency\": \"USD\"}"),
                        "\"customerId\": \"" + StubVault.CUSTOMER + "\"",
                        "\"storePaymentMethodMode\": \"askForConsent\"")
                .statusCode(201)
                .extract()
                .jsonPath());
        JsonObject flexible = registered(post(
                        payment("\"amount\": {\"value\": 500, \"currency\": \"JPY\"}"),
                        "\"storePaymentMethodMode\": \"enabled\"",
                        "\"settings\": {\"checkout\": {\"amountMode\": \"flexible\", \"flexibleAmount\":"
                                + " {\"allowedCurrencies\": [\"JPY\"], \"minAmount\": 100, \"maxAmount\": 9000.0}}}")
                .statusCode(201)
                .extract()
                .jsonPath());

        assertThat(fixed.getString("purpose")).isEqualTo("pay");
        assertThat(fixed.getJsonObject("payment"))
                .isEqualTo(new JsonObject().put("total", "100.00").put("currency", "UYU"));
        assertThat(fixed.getString("saving")).isEqualTo("never");
        assertThat(fixed.getString("securityCode")).isEqualTo("required");
        assertThat(fixed.getJsonArray("features")).isEqualTo(new JsonArray().add("create"));
        assertThat(fixed.getJsonArray("frameOrigins")).isEmpty();
        assertThat(fixed.containsKey("flexible")).isFalse();
        assertThat(fixed.containsKey("instrument")).isFalse();
        assertThat(asking.getJsonObject("payment"))
                .isEqualTo(new JsonObject().put("total", "0.00").put("currency", "USD"));
        assertThat(asking.getString("saving")).isEqualTo("ask");
        assertThat(asking.getJsonArray("features"))
                .isEqualTo(new JsonArray().add("create").add("list").add("select"));
        assertThat(flexible.containsKey("payment")).isFalse();
        assertThat(flexible.getString("saving")).isEqualTo("always");
        assertThat(flexible.getJsonObject("flexible"))
                .isEqualTo(new JsonObject()
                        .put("currencies", new JsonArray().add("JPY"))
                        .put("min", "100")
                        .put("max", "9000")
                        .put("suggested", new JsonObject().put("total", "500").put("currency", "JPY")));
    }

    /** What is wrong with an order, in the place of {@code paymentRequest} or beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ~                                                            | "deviceId": "d"                                 | required           | #/paymentRequest
            "amount": {"total": 1.005, "currency": "USD"}                | "deviceId": "d"                                 | too_many_decimals  | #/paymentRequest/amount/total
            "amount": {"total": 1.5, "currency": "JPY"}                  | "deviceId": "d"                                 | too_many_decimals  | #/paymentRequest/amount/total
            "amount": {"total": 0, "currency": "USD"}                    | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/total
            "amount": {"value": 0, "currency": "USD"}                    | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/value
            "amount": {"total": -1, "currency": "USD"}                   | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/total
            "amount": {"total": 10000000000, "currency": "USD"}          | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/total
            "amount": {"value": 1000000000000, "currency": "USD"}        | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/value
            "amount": {"total": 1e999999, "currency": "USD"}             | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/amount/total
            "amount": {"total": 1, "currency": "XXX"}                    | "deviceId": "d"                                 | unsupported_value  | #/paymentRequest/amount/currency
            "amount": {"total": 1, "currency": "usd"}                    | "deviceId": "d"                                 | unsupported_value  | #/paymentRequest/amount/currency
            "amount": {"total": 1}                                       | "deviceId": "d"                                 | required           | #/paymentRequest/amount/currency
            "amount": {"currency": "USD"}                                | "deviceId": "d"                                 | exactly_one         | #/paymentRequest/amount
            "amount": {"total": 1, "value": 100, "currency": "USD"}      | "deviceId": "d"                                 | exactly_one           | #/paymentRequest/amount
            "installments": 1                                            | "deviceId": "d"                                 | required           | #/paymentRequest/amount
            $, "installments": 0                                         | "deviceId": "d"                                 | out_of_range       | #/paymentRequest/installments
            $, "invoiceNumber": ""                                       | "deviceId": "d"                                 | invalid_length     | #/paymentRequest/invoiceNumber
            $, "referenceId": " "                                        | "deviceId": "d"                                 | required           | #/paymentRequest/referenceId
            $, "capture": {"method": "later"}                            | "deviceId": "d"                                 | unsupported_value  | #/paymentRequest/capture/method
            $                                                            | "browserDetails": {"ipAddress": "localhost"}    | invalid_format     | #/browserDetails/ipAddress
            $                                                            | "storePaymentMethodMode": "askForConsent"       | required           | #/customerId
            $                                                            | "storePaymentMethodMode": "always"              | unsupported_value  | #/storePaymentMethodMode
            $                                                            | "storePaymentMethodMode": "enabled", "token": "pi_1" | invalid       | #/storePaymentMethodMode
            $                                                            | "shopperInteraction": "ContAuth"                | invalid            | #/shopperInteraction
            $                                                            | "shopperInteraction": "Moto"                    | unsupported_value  | #/shopperInteraction
            $                                                            | "recurringProcessingModel": "cardOnFile"        | unsupported_value  | #/recurringProcessingModel
            $                                                            | "recurringProcessingModel": "Subscription", "token": "pi_1" | invalid | #/recurringProcessingModel
            $                                                            | "settings": {"tokenization": {}}                | other_session_type | #/settings/tokenization
            $                                                            | "settings": {"callbacks": {"tokenizationCallbackUrl": "https://x.example/"}} | other_session_type | #/settings/callbacks/tokenizationCallbackUrl
            $                                                            | "settings": {"callbacks": {"paymentCallbackUrl": "http://x.example/"}} | insecure_url | #/settings/callbacks/paymentCallbackUrl
            $                                                            | "settings": {"checkout": {"amountMode": "open"}} | unsupported_value | #/settings/checkout/amountMode
            $                                                            | "settings": {"checkout": {"flexibleAmount": {"allowedCurrencies": ["USD"]}}} | invalid | #/settings/checkout/flexibleAmount
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible"}} | required      | #/settings/checkout/flexibleAmount/allowedCurrencies
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": []}}} | required | #/settings/checkout/flexibleAmount/allowedCurrencies
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD", "USD"]}}} | duplicate | #/settings/checkout/flexibleAmount/allowedCurrencies/1
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["EURO"]}}} | unsupported_value | #/settings/checkout/flexibleAmount/allowedCurrencies/0
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD", "UYU"], "minAmount": 1}}} | invalid | #/settings/checkout/flexibleAmount/minAmount
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD"], "minAmount": 0}}} | out_of_range | #/settings/checkout/flexibleAmount/minAmount
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD"], "minAmount": 2, "maxAmount": 1}}} | out_of_range | #/settings/checkout/flexibleAmount/maxAmount
            "installments": 1                                            | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD"], "maxAmount": 1.001}}} | too_many_decimals | #/settings/checkout/flexibleAmount/maxAmount
            "amount": {"total": 5, "currency": "UYU"}                    | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD"]}}} | unsupported_value | #/paymentRequest/amount/currency
            "amount": {"total": 5, "currency": "USD"}                    | "settings": {"checkout": {"amountMode": "flexible", "flexibleAmount": {"allowedCurrencies": ["USD"], "maxAmount": 4}}} | out_of_range | #/paymentRequest/amount/total
            """)
    void aBadOrderIsRefusedWithItsPlaceAndNothingIsStored(
            String paymentMembers, String member, String code, String pointer) {
        long before = sessions();
        String members = paymentMembers.replace("$", AMOUNT);
        String paymentRequest =
                members.contains("referenceId") ? "\"paymentRequest\": {" + members + "}" : payment(members);

        ValidatableResponse response = members.equals("~") ? post(member) : post(paymentRequest, member);

        response.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation_failed"))
                .body("errors.size()", is(1))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        post(
                        "\"paymentRequest\": {\"installments\": 100, \"amount\": {\"total\": 1.001, \"currency\": \"USD\"}}",
                        "\"storePaymentMethodMode\": \"askForConsent\"",
                        "\"settings\": {\"redirects\": {\"defaultUrl\": \"http://evil.test/\"}}")
                .statusCode(422)
                .body("errors.size()", is(5))
                .body(
                        "errors.pointer",
                        hasItems(
                                "#/paymentRequest/referenceId",
                                "#/paymentRequest/installments",
                                "#/paymentRequest/amount/total",
                                "#/customerId",
                                "#/settings/redirects/defaultUrl"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "paymentRequest": {"referenceId": "p", "amount": {"total": 1, "currency": "USD"}} | #/paymentRequest
            "browserDetails": {}                                                              | #/browserDetails
            "token": "pi_1"                                                                   | #/token
            "storePaymentMethodMode": "enabled"                                               | #/storePaymentMethodMode
            "settings": {"checkout": {}}                                                      | #/settings/checkout
            "settings": {"callbacks": {"paymentCallbackUrl": "https://x.example/"}}           | #/settings/callbacks/paymentCallbackUrl
            """)
    void whatBelongsToACheckoutIsRefusedElsewhere(String member, String pointer) {
        as(merchant)
                .body("{\"referenceId\": \"" + reference() + "\", \"type\": \"tokenization\", " + member + "}")
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("errors.size()", is(1))
                .body("errors[0].code", equalTo("other_session_type"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static String instrument() {
        return "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }

    @Test
    void aTokenIsPaidWithByItsCustomerOrByWhoeverTheMerchantSends() {
        String token = StubVault.saved(instrument(), "active", StubVault.CUSTOMER);

        JsonObject ofCustomer = registered(
                post(payment(AMOUNT), "\"token\": \"" + token + "\"", "\"customerId\": \"" + StubVault.CUSTOMER + "\"")
                        .statusCode(201)
                        .extract()
                        .jsonPath());
        post(payment(AMOUNT), "\"token\": \"" + token + "\"").statusCode(201);

        assertThat(ofCustomer.getString("instrument")).isEqualTo(token);
        assertThat(ofCustomer.getString("saving")).isEqualTo("never");
        assertThat(ofCustomer.getString("securityCode")).isEqualTo("required");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, 404, unknown_payment_instrument",
        "deleted, 404, unknown_payment_instrument",
        "foreign, 404, unknown_payment_instrument",
        "malformed, 404, unknown_payment_instrument",
        "suspended, 422, payment_instrument_not_usable",
        "expired, 422, payment_instrument_not_usable"
    })
    void aTokenThatCannotBePaidWithOpensNothing(String what, int status, String code) {
        long before = sessions();
        String token = instrument();
        switch (what) {
            case "unknown" -> {}
            case "malformed" -> token = "../customers/1";
            case "foreign" -> StubVault.saved(token, "active", "cus_01kajv6q3mzx5y8w2r4t6n9p0c");
            default -> StubVault.saved(token, what, StubVault.CUSTOMER);
        }

        post(payment(AMOUNT), "\"token\": \"" + token + "\"", "\"customerId\": \"" + StubVault.CUSTOMER + "\"")
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("#/token"));

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aTokenThatCannotBeLookedUpIsNotTakenOnTrust() {
        String token = instrument();
        StubVault.teach(token, call -> new StubVault.Answer(500, new JsonObject()));

        post(payment(AMOUNT), "\"token\": \"" + token + "\"")
                .statusCode(503)
                .body("code", equalTo("temporarily_unavailable"));
    }

    @Test
    void bothTypesAreListedAndFilteredByType() {
        String checkout = post(payment(AMOUNT), "\"deviceId\": \"till-" + merchant.id() + "\"")
                .statusCode(201)
                .extract()
                .path("id");
        Callers.open(merchant, "\"deviceId\": \"till-" + merchant.id() + "\"");

        assertThat(as(merchant)
                        .get("/v1/sessions?type=checkout&deviceId=till-" + merchant.id())
                        .jsonPath()
                        .getList("data.id", String.class))
                .isEqualTo(List.of(checkout));
    }

    @Test
    void theCodeLeadsToTheCheckout() {
        JsonPath session = post(payment(AMOUNT)).statusCode(201).extract().jsonPath();

        Callers.follow(session.getString("actions[1].href"))
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"));
        Callers.follow(session.getString("actions[0].href"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/card/cap_" + session.getString("id") + "?k=capability"));
    }
}
