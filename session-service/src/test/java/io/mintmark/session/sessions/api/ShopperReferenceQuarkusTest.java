package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merchants name their shoppers as they know them, in sessions and payments alike. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopperReferenceQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String shopper() {
        return "shopper-" + UUID.randomUUID();
    }

    private static String named(String shopper) {
        return "\"shopperReference\": \"" + shopper + "\"";
    }

    private ValidatableResponse open(String members) {
        return as(merchant)
                .body("{\"referenceId\": \"" + Callers.reference() + "\", \"type\": \"tokenization\", " + members + "}")
                .post("/v1/sessions")
                .then();
    }

    private ValidatableResponse checkout(String members) {
        return as(merchant)
                .body("{\"referenceId\": \"" + Callers.reference() + "\", \"type\": \"checkout\","
                        + " \"paymentRequest\": {\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"value\": 0, \"currency\": \"UYU\"}}, " + members + "}")
                .post("/v1/sessions")
                .then();
    }

    private Response pay(String key, String token, String members) {
        return as(merchant)
                .header("Idempotency-Key", key)
                .body("{\"referenceId\": \"pay-" + key + "\", \"amount\": {\"value\": 500, \"currency\": \"UYU\"},"
                        + " \"paymentMethod\": {\"token\": \"" + token + "\"},"
                        + " \"recurringProcessingModel\": \"Subscription\", " + members + "}")
                .post("/v1/payments");
    }

    private static String token(@Nullable String customer) {
        return StubVault.saved(
                "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26), "active", customer);
    }

    private static long named(StubVault.Call call, String shopper) {
        return shopper.equals(call.body().getString("referenceId")) ? 1 : 0;
    }

    private static long askedFor(String shopper) {
        return StubVault.calls("/customers").stream()
                .mapToLong(call -> named(call, shopper))
                .sum();
    }

    @Test
    void aShopperWhoIsNoCustomerYetBecomesOneAndIsFoundAgain() {
        String shopper = shopper();

        String first = open(named(shopper))
                .statusCode(201)
                .body("customerId", startsWith("cus_"))
                .extract()
                .path("customerId");

        checkout(named(shopper) + ", \"storePaymentMethodMode\": \"enabled\"")
                .statusCode(201)
                .body("customerId", equalTo(first));
        open(named(shopper) + ", \"customerId\": \"" + first + "\"")
                .statusCode(201)
                .body("customerId", equalTo(first));
    }

    @Test
    void askingForConsentIsPossibleForAShopperByReference() {
        checkout(named(shopper())
                        + ", \"storePaymentMethodMode\": \"askForConsent\", \"shopperInteraction\": \"Ecommerce\","
                        + " \"recurringProcessingModel\": \"CardOnFile\"")
                .statusCode(201)
                .body("storePaymentMethod", is(true));
        checkout("\"storePaymentMethodMode\": \"askForConsent\"")
                .statusCode(422)
                .body("errors.pointer", hasItem("#/customerId"))
                .body("errors.code", hasItem("required"));
    }

    @Test
    void aShopperWhoIsAnotherCustomerThanTheNamedOneIsRefused() {
        String other = named(shopper()) + ", \"customerId\": \"" + StubVault.CUSTOMER + "\"";

        open(other)
                .statusCode(422)
                .body("code", equalTo("customer_mismatch"))
                .body("errors[0].pointer", equalTo("#/shopperReference"));
        pay(UUID.randomUUID().toString(), token(StubVault.CUSTOMER), other)
                .then()
                .statusCode(422)
                .body("code", equalTo("customer_mismatch"))
                .body("errors[0].pointer", equalTo("#/shopperReference"));
    }

    @ParameterizedTest
    @CsvSource({
        "ab, invalid_length",
        "'', invalid_length",
        "ana@example.com, personal_data",
        "the one called ana@example.com, personal_data",
        "' padded', invalid_format"
    })
    void whatNamesNobodyOrTellsWhoItIsIsRefused(String reference, String code) {
        open(named(reference))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/shopperReference"))
                .body("errors[0].code", equalTo(code));
        pay(UUID.randomUUID().toString(), "pi_1", named(reference))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/shopperReference"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void aShoppersCardPaysForThatShopperAlone() {
        String mine = token(StubVault.CUSTOMER);

        pay(UUID.randomUUID().toString(), mine, named(StubVault.SHOPPER))
                .then()
                .statusCode(201)
                .body("customerId", equalTo(StubVault.CUSTOMER))
                .body("status", equalTo("captured"));
        pay(UUID.randomUUID().toString(), mine, named(shopper()))
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown_payment_instrument"));
    }

    @Test
    void aRepetitionOrAnotherBodyUnderTheSameKeyMakesNobodyACustomer() {
        String shopper = shopper();
        String other = shopper();
        String key = UUID.randomUUID().toString();
        String reference = Callers.reference();
        open(key, reference, shopper).statusCode(201);

        open(key, reference, shopper).statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        open(key, reference, other).statusCode(422).body("code", equalTo("idempotency_key_reused"));

        assertThat(askedFor(shopper)).isEqualTo(1);
        assertThat(askedFor(other)).isZero();
    }

    private ValidatableResponse open(String key, String reference, String shopper) {
        return as(merchant)
                .header("Idempotency-Key", key)
                .body("{\"referenceId\": \"" + reference + "\", \"type\": \"tokenization\", " + named(shopper) + "}")
                .post("/v1/sessions")
                .then();
    }

    @Test
    void aRepetitionAsksNobody() {
        String shopper = shopper();
        String key = UUID.randomUUID().toString();
        String token = token(null);
        pay(key, token, named(shopper)).then().statusCode(201);

        pay(key, token, named(shopper)).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

        assertThat(askedFor(shopper)).isEqualTo(1);
    }
}
