package io.mintmark.vault.instrument;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SavedWithPaymentQuarkusTest {
    private TestMerchant merchant;

    @BeforeEach
    void aMerchant() {
        merchant = Api.merchant();
    }

    @Test
    void theInstrumentKnowsItsPaymentAndHowItIsToBeCharged() throws IOException {
        // given
        Submitted card = Submitted.card(merchant, Api.VISA, null);

        // when
        Response activated = activate(card, "pay_1", "Subscription");

        // then
        String id = activated
                .then()
                .statusCode(200)
                .body("created", equalTo(true))
                .body("paymentInstrument.recurringProcessingModel", equalTo("Subscription"))
                .body("paymentInstrument.source.session", equalTo(card.session()))
                .body("paymentInstrument.source.payment", equalTo("pay_1"))
                .extract()
                .path("paymentInstrument.id");
        Api.as(merchant)
                .get("/v1/payment-instruments/" + id)
                .then()
                .body("recurringProcessingModel", equalTo("Subscription"))
                .body("source.payment", equalTo("pay_1"));
        JsonNode told = event("payment_instrument.created", id).at("/data/paymentInstrument");
        assertThat(told.at("/recurringProcessingModel").asText()).isEqualTo("Subscription");
        assertThat(told.at("/source/session").asText()).isEqualTo(card.session());
        assertThat(told.at("/source/payment").asText()).isEqualTo("pay_1");
    }

    @Test
    void savedAgainItKeepsIdAndSourceAndTakesTheNewModel() throws IOException {
        // given
        Submitted first = Submitted.card(merchant, Api.VISA, null);
        String id = activate(first, "pay_1", "CardOnFile").path("paymentInstrument.id");

        // when
        Response again = activate(Submitted.card(merchant, Api.VISA, null), "pay_2", "UnscheduledCardOnFile");

        // then
        again.then()
                .body("created", equalTo(false))
                .body("paymentInstrument.id", equalTo(id))
                .body("paymentInstrument.recurringProcessingModel", equalTo("UnscheduledCardOnFile"))
                .body("paymentInstrument.source.session", equalTo(first.session()))
                .body("paymentInstrument.source.payment", equalTo("pay_1"));
        assertThat(event("payment_instrument.updated", id)
                        .at("/data/paymentInstrument/recurringProcessingModel")
                        .asText())
                .isEqualTo("UnscheduledCardOnFile");
    }

    @Test
    void savedAgainWithoutAModelNothingChanges() {
        // given
        String id = activate(Submitted.card(merchant, Api.VISA, null), "pay_1", "CardOnFile")
                .path("paymentInstrument.id");

        // when
        Submitted card = Submitted.card(merchant, Api.VISA, null);
        Response again = Api.activate(merchant, card.stagedCard(), card.session());

        // then
        again.then()
                .body("paymentInstrument.id", equalTo(id))
                .body("paymentInstrument.recurringProcessingModel", equalTo("CardOnFile"));
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 1", id))
                .isEqualTo(1);
    }

    @Test
    void repeatedTheActivationGivesTheSameAnswer() {
        // given
        Submitted card = Submitted.card(merchant, Api.VISA, null);
        String first = activate(card, "pay_1", "CardOnFile").asString();

        // when / then
        assertThat(activate(card, "pay_1", "CardOnFile").asString()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"Weekly,pay_1", "CardOnFile,pay 1", "'',pay_1"})
    void otherModelsAndIdsAreRefused(String model, String payment) {
        // given
        Submitted card = Submitted.card(merchant, Api.VISA, null);

        // when / then
        activate(card, payment, model).then().statusCode(422);
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isZero();
    }

    @Test
    void sessionServiceReadsInstrumentsOfTheMerchantThatItNames() {
        // given
        String id = activate(Submitted.card(merchant, Api.VISA, null), "pay_1", "Subscription")
                .path("paymentInstrument.id");
        String path = "/internal/payment-instruments/" + id + "?merchantId=";

        // when / then
        Api.asSession()
                .get(path + merchant.id())
                .then()
                .statusCode(200)
                .body("paymentInstrument.id", equalTo(id))
                .body("paymentInstrument.status", equalTo("active"))
                .body("paymentInstrument.customerId", nullValue())
                .body("paymentInstrument.card.brand", equalTo("visa"))
                .body("paymentInstrument.card.last4", equalTo("1111"))
                .body("paymentInstrument.recurringProcessingModel", equalTo("Subscription"));
        Api.asSession().get(path + Api.merchant().id()).then().statusCode(404);
        Api.asSession().get(path.replace("?merchantId=", "")).then().statusCode(404);
        Api.asSession()
                .get("/internal/payment-instruments/pi_x?merchantId=" + merchant.id())
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void sessionServiceSeesThatAnInstrumentCannotBeCharged() {
        // given
        String id = Submitted.card(merchant, Api.VISA, null).activate();
        String path = "/internal/payment-instruments/" + id + "?merchantId=" + merchant.id();

        // when / then
        Rows.change("update payment_instrument set status = 'suspended' where id = ?", id);
        Api.asSession().get(path).then().body("paymentInstrument.status", equalTo("suspended"));
        Rows.change(
                "update payment_instrument set status = 'active', storage = 'temporal', expires_at = now() where id = ?",
                id);
        Api.asSession().get(path).then().body("paymentInstrument.status", equalTo("expired"));
    }

    @Test
    void nobodyButSessionServiceReadsInstrumentsLikeThat() {
        // given
        String id = Submitted.card(merchant, Api.VISA, null).activate();
        String path = "/internal/payment-instruments/" + id + "?merchantId=" + merchant.id();

        // when / then
        Api.as(merchant).get(path).then().statusCode(403);
        given().header("Authorization", "Bearer " + TestKeys.serviceToken("network-token", "vault"))
                .get(path)
                .then()
                .statusCode(403);
        given().get(path).then().statusCode(401);
    }

    private Response activate(Submitted card, String payment, String model) {
        Map<String, Object> request = new HashMap<>(Map.of("merchantId", merchant.id(), "sessionId", card.session()));
        request.put("paymentId", payment);
        request.put("recurringProcessingModel", model);
        return Api.asSession().body(request).post("/internal/staged-cards/" + card.stagedCard() + "/activations");
    }

    private static JsonNode event(String topic, String key) throws IOException {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !TestConsumer.withKey(topic, key).isEmpty());
        return new ObjectMapper()
                .readTree(TestConsumer.withKey(topic, key).get(0).value());
    }
}
