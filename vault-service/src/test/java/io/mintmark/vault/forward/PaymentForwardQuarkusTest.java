package io.mintmark.vault.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PaymentForwardQuarkusTest {
    private static final String NO_ADDRESS = "";

    private final DestinationStub destination = DestinationStub.shared();
    private final SessionStub session = SessionStub.shared();
    private final String intent = Api.unique("att_");
    private TestMerchant merchant;
    private String customer;

    @BeforeEach
    void aCustomer() {
        merchant = Api.merchant();
        customer = Api.customer(merchant);
        destination.answers(200, "{\"result\":\"approved\"}");
    }

    @Test
    void theBillingAddressGoesWithASubmittedCard() {
        // given
        Submitted card = submitted("line1=18+de+Julio+%22B%22&city=Montevideo&postalCode=11200&country=UY");

        // when
        Response answer = forward(Map.of("stagedCard", card.stagedCard()), null, null, withAddress());

        // then
        answer.then().statusCode(200).body("outcome", equalTo("answered"));
        assertThat(onlyBody())
                .isEqualTo(
                        "{\"card\":{\"number\":\"4111111111111111\",\"expiryMonth\":\"07\",\"expiryYear\":\"2030\","
                                + "\"holderName\":\"Ana\",\"addressLine1\":\"18 de Julio \\\"B\\\"\",\"postalCode\":\"11200\"}}");
    }

    @Test
    void theBillingAddressGoesWithASavedCard() {
        // given
        String id =
                submitted("line1=18+de+Julio+1234&city=Montevideo&country=UY").activate();

        // when
        forward(Map.of("paymentInstrument", id), null, null, withAddress())
                .then()
                .statusCode(200);

        // then: what is not known is left out
        assertThat(onlyBody())
                .isEqualTo("{\"card\":{\"number\":\"4111111111111111\",\"expiryMonth\":\"07\",\"expiryYear\":\"2030\","
                        + "\"holderName\":\"Ana\",\"addressLine1\":\"18 de Julio 1234\"}}");
    }

    @Test
    void aCardWithoutAnAddressIsSentWithoutOne() {
        // given
        String id = submitted(NO_ADDRESS).activate();

        // when
        forward(Map.of("paymentInstrument", id), null, null, withAddress())
                .then()
                .statusCode(200);

        // then
        assertThat(onlyBody())
                .isEqualTo("{\"card\":{\"number\":\"4111111111111111\",\"expiryMonth\":\"07\",\"expiryYear\":\"2030\","
                        + "\"holderName\":\"Ana\"}}");
    }

    @Test
    void aSavedCardIsSentWithTheCodeThatWasSealedForItAndForNothingElse() {
        // given
        String id = submitted(NO_ADDRESS).activate();
        String other = submitted(NO_ADDRESS, Api.MASTERCARD).activate();
        String visit = Api.unique("ses_");
        String seal = chosen(visit, id, "737").get("seal").asText();

        // when / then
        forward(Map.of("paymentInstrument", other), seal, visit, Submitted.PLACEHOLDERS)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid_seal"));
        forward(Map.of("paymentInstrument", id), seal, "ses_another", Submitted.PLACEHOLDERS)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid_seal"));
        assertThat(destination.received()).isEmpty();
        forward(Map.of("paymentInstrument", id), seal, visit, Submitted.PLACEHOLDERS)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("answered"));
        assertThat(onlyBody()).contains("\"number\":\"4111111111111111\"", "\"securityCode\":\"737\"");
    }

    @Test
    void aDeletedCardIsUnavailable() {
        // given
        String id = submitted(NO_ADDRESS).activate();
        Api.as(merchant)
                .delete("/v1/customers/" + customer + "/payment-instruments/" + id)
                .then()
                .statusCode(204);

        // when / then
        forward(Map.of("paymentInstrument", id), null, null, Submitted.PLACEHOLDERS)
                .then()
                .statusCode(409)
                .body("code", equalTo("card_unavailable"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "card_id = ?", id)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"acquirer.capture,/captures", "acquirer.refund,/refunds", "acquirer.void,/voids"})
    void whatFollowsAPaymentIsSentWithoutACard(String profile, String target) {
        // given
        Map<String, Object> order = order(profile);
        order.put("body", Map.of("reference", "op_1"));

        // when
        Response answer = Api.asSession().body(order).post("/internal/forward");

        // then
        answer.then().statusCode(200).body("outcome", equalTo("answered")).body("body.result", equalTo("approved"));
        assertThat(destination.received().get(0).target()).isEqualTo(target);
        assertThat(onlyBody()).isEqualTo("{\"reference\":\"op_1\"}");
        assertThat(Rows.count("card_use", "merchant_id = ?", merchant.id())).isZero();
    }

    private static Map<String, String> withAddress() {
        Map<String, String> members = new LinkedHashMap<>(Submitted.PLACEHOLDERS);
        members.put("addressLine1", "{{card.address_line1}}");
        members.put("postalCode", "{{card.postal_code}}");
        return members;
    }

    private Response forward(
            Map<String, String> card, @Nullable String seal, @Nullable String purpose, Map<String, String> members) {
        Map<String, Object> order = order("acquirer.authorize");
        order.put("card", card);
        order.put("body", Map.of("card", members));
        if (seal != null && purpose != null) {
            order.put("seal", seal);
            order.put("purpose", purpose);
        }
        return Api.asSession().body(order).post("/internal/forward");
    }

    private Map<String, Object> order(String profile) {
        return new HashMap<>(Map.of(
                "merchantId",
                merchant.id(),
                "profile",
                profile,
                "intent",
                intent,
                "sendBefore",
                Instant.now().plusSeconds(20).toString()));
    }

    private String onlyBody() {
        assertThat(destination.received()).hasSize(1);
        return destination.received().get(0).body();
    }

    private Submitted submitted(String address) {
        return submitted(address, Api.VISA);
    }

    private Submitted submitted(String address, String number) {
        Map<String, Object> capture = Api.capture(merchant, Api.unique("ses_"));
        capture.put("customerId", customer);
        capture.put("fields", Map.of("billingAddress", "optional"));
        session.answers(Answer.decision("undecided", "processing", null, 3));
        Api.submit(Api.link(capture), "number=" + number + "&expiry=07%2F30&name=Ana&" + address);
        return new Submitted(
                merchant,
                String.valueOf(capture.get("sessionId")),
                session.asked().get(0).body().get("stagedCardId").asText(),
                null);
    }

    /** What session-service hears when the payer chooses a saved card and gives its code. */
    private JsonNode chosen(String visit, String id, String code) {
        Map<String, Object> capture = Api.capture(merchant, visit);
        capture.put("customerId", customer);
        capture.put("features", List.of("list", "select"));
        capture.put("securityCode", "required");
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));
        Api.submit(link.replace("?k=", "/selections?k="), "card=" + id + "&securityCode=" + code)
                .then()
                .statusCode(303);
        JsonNode asked = session.asked().get(0).body();
        assertThat(asked.get("paymentInstrumentId").asText()).isEqualTo(id);
        return asked;
    }
}
