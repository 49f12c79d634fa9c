package io.mintmark.session.payments.application;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.StubAcquirer;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What merchants say of a payment with a saved card: who wants it, and what the card is used for. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecurringModelsQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String id(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }

    private static String card() {
        return StubVault.saved(id("pi"), "active", null);
    }

    private static String said(String interaction, String model) {
        return (interaction.isEmpty() ? "" : ", \"shopperInteraction\": \"" + interaction + "\"")
                + (model.isEmpty() ? "" : ", \"recurringProcessingModel\": \"" + model + "\"");
    }

    private ValidatableResponse pay(String card, String members) {
        return as(merchant)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"value\": 500, \"currency\": \"UYU\"},"
                        + " \"paymentMethod\": {\"source\": \"token\", \"token\": \"" + card + "\"}" + members + "}")
                .post("/v1/payments")
                .then();
    }

    private static String initiator(String card) {
        return StubAcquirer.authorizations(card)
                .get(0)
                .body()
                .getJsonObject("body")
                .getString("initiator");
    }

    @ParameterizedTest
    @CsvSource({"Subscription", "UnscheduledCardOnFile"})
    void whatTheMerchantWantsByItselfNeedsNoCode(String model) {
        String card = card();

        pay(card, said("ContAuth", model))
                .statusCode(201)
                .body("resultCode", equalTo("Authorised"))
                .body("shopperInteraction", equalTo("ContAuth"))
                .body("recurringProcessingModel", equalTo(model));

        assertThat(initiator(card)).isEqualTo("merchant");
    }

    @ParameterizedTest
    @CsvSource({"ContAuth, CardOnFile", "Ecommerce, CardOnFile", "Ecommerce, Subscription", "Ecommerce, ''"})
    void whoIsThereGivesTheCode(String interaction, String model) {
        String card = card();

        pay(card, said(interaction, model))
                .statusCode(422)
                .body("code", equalTo("security_code_required"))
                .body("errors[0].pointer", equalTo("#/recurringProcessingModel"));

        assertThat(StubAcquirer.authorizations(card)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ContAuth", "''"})
    void whoComesBackComesBackForSomething(String interaction) {
        pay(card(), said(interaction, ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/recurringProcessingModel"))
                .body("errors[0].code", equalTo("required"));
    }

    @ParameterizedTest
    @CsvSource({"ContAuth, subscription, #/recurringProcessingModel", "Moto, Subscription, #/shopperInteraction"})
    void wordsThatThereAreNotAreRefused(String interaction, String model, String pointer) {
        pay(card(), said(interaction, model))
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo("unsupported_value"));
    }

    @Test
    void nothingIsNotPaidByApi() {
        pay(card(), said("ContAuth", "Subscription") + ", \"installments\": 1").statusCode(201);
        as(merchant)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"value\": 0, \"currency\": \"UYU\"},"
                        + " \"paymentMethod\": {\"token\": \"" + card() + "\"}" + said("ContAuth", "Subscription")
                        + "}")
                .post("/v1/payments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/amount/value"))
                .body("errors[0].code", equalTo("out_of_range"));
    }

    /** A card that was kept for one purpose may be used for another. */
    @Test
    void aLaterPaymentMayNameAnotherModelThanTheCardWasKeptFor() {
        // given
        JsonPath session = Callers.checkout(
                merchant,
                "\"storePaymentMethodMode\": \"enabled\"",
                "\"shopperInteraction\": \"Ecommerce\"",
                "\"recurringProcessingModel\": \"CardOnFile\"");
        String kept = complete(session.getString("id"));
        StubVault.saved(kept, "active", null);

        // when
        ValidatableResponse later = pay(kept, said("ContAuth", "UnscheduledCardOnFile"));

        // then
        later.statusCode(201).body("recurringProcessingModel", equalTo("UnscheduledCardOnFile"));
        assertThat(StubAcquirer.authorizations(kept)
                        .get(0)
                        .body()
                        .getJsonObject("body")
                        .getString("networkTransactionId"))
                .isEqualTo("480113262115711");
    }

    @ParameterizedTest
    @CsvSource({"Subscription", "UnscheduledCardOnFile", "CardOnFile"})
    void aCardIsKeptForWhatTheSessionSaid(String model) {
        String saved = complete(Callers.open(
                        merchant,
                        "\"recurringProcessingModel\": \"" + model + "\"",
                        "\"shopperInteraction\": \"Ecommerce\"")
                .getString("id"));

        assertThat(StubVault.calls("/activations").stream()
                        .filter(call -> StubVault.instrumentOf(call.path().split("/")[3])
                                .equals(saved))
                        .map(call -> call.body().getString("recurringProcessingModel")))
                .containsExactly(model);
    }

    @Test
    void whoEntersACardToHaveItSavedIsThere() {
        as(merchant)
                .body("{\"referenceId\": \"" + Callers.reference()
                        + "\", \"type\": \"tokenization\", \"shopperInteraction\": \"ContAuth\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/shopperInteraction"))
                .body("errors[0].code", equalTo("invalid"));
    }

    /** Completes a session with a card that is entered, and gives what became of the card. */
    private String complete(String session) {
        String staged = id("stc");
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"stagedCardId\": \"" + staged
                        + "\", \"card\": {\"brand\": \"visa\", \"last4\": \"4242\", \"bin\": \"424242\"}}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        as(merchant).get("/v1/sessions/" + session).jsonPath().getString("status"))
                .isEqualTo("completed"));
        return StubVault.instrumentOf(staged);
    }
}
