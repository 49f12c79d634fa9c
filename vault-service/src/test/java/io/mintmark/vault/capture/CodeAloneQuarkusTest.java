package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CodeAloneQuarkusTest {
    private final SessionStub session = SessionStub.shared();
    private TestMerchant merchant;
    private String customer;
    private String visa;
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionThatOneSavedCardPays() {
        merchant = Api.merchant();
        customer = Api.customer(merchant);
        visa = Visit.saved(merchant, customer, Api.VISA);
        capture = Visit.asked(Api.capture(merchant, Api.unique("ses_")));
        capture.put("customerId", customer);
        capture.put("securityCode", "required");
        capture.put("features", List.of("create", "list", "select"));
        capture.put("purpose", "pay");
        capture.put("payment", Map.of("total", "100", "currency", "UYU"));
        capture.put("instrument", visa);
        session.answers(Visit.decision("open", null, "pending", 3, null));
    }

    @Test
    void thePageShowsThatCardAndAsksForItsCodeAlone() {
        // given
        String other = Visit.saved(merchant, customer, Api.MASTERCARD);
        session.answers(Visit.decision("open", null, "pending", 3, null));

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.selectFirst("#saved-card").text()).isEqualTo("Visa ending in 1111 Expires 12/30");
        assertThat(html.selectFirst(".lead").text()).isEqualTo("Confirm with the security code of your card.");
        assertThat(html.select("#wallet input").eachAttr("name")).containsExactly("card", "securityCode");
        assertThat(html.selectFirst("#wallet [name=card]").attr("value")).isEqualTo(visa);
        assertThat(html.selectFirst("#wallet button").text().replace('\u00a0', ' '))
                .isEqualTo("Pay UYU 100.00");
        assertThat(html.select("#card-form, details, [type=radio], .remove")).isEmpty();
        assertThat(html.html()).doesNotContain(other);
    }

    @Test
    void theCodeIsSealedAndTheSessionDecides() {
        // given
        String action = Visit.page(Api.link(capture)).selectFirst("#wallet").attr("action");
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok", 3));

        // when
        Response answer = Visit.post(action, "card=" + visa + "&securityCode=123");

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok");
        JsonNode body = session.asked().get(0).body();
        assertThat(body.get("paymentInstrumentId").asText()).isEqualTo(visa);
        assertThat(body.get("seal").asText()).startsWith("k");
        assertThat(body.has("amount")).isFalse();
        assertThat(body.has("consent")).isFalse();
    }

    @Test
    void withoutACodeThePayerJustConfirms() {
        // given
        capture.put("securityCode", "hidden");
        Document html = Visit.page(Api.link(capture));
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Visit.post(html.selectFirst("#wallet").attr("action"), "card=" + visa)
                .then()
                .statusCode(303);

        // then
        assertThat(html.select("[name=securityCode]")).isEmpty();
        assertThat(html.selectFirst(".lead").text()).isEqualTo("Confirm to pay with this card.");
        assertThat(session.asked().get(0).body().has("seal")).isFalse();
    }

    @Test
    void aWrongCodeIsSaidAtItsField() {
        // when
        Document html = Visit.page(
                Visit.post(Visit.below(Api.link(capture), "/selections"), "card=" + visa + "&securityCode=12"));

        // then
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#saved-securityCode");
        assertThat(html.selectFirst("#wallet [name=card]").attr("value")).isEqualTo(visa);
    }

    @Test
    void aRefusalSpeaksOfNoOtherCard() {
        // given
        String action = Visit.below(Api.link(capture), "/selections");
        session.answers(Visit.decision("refused", "declined", "pending", 1, null));

        // when / then
        assertThat(Visit.page(Visit.post(action, "card=" + visa + "&securityCode=123"))
                        .selectFirst("#summary")
                        .text())
                .isEqualTo("Your payment was not accepted Your card was not charged."
                        + " Check the details and try again. You have one more try.");
    }

    @Test
    void noOtherCardCanBePutInItsPlace() {
        // given
        String other = Visit.saved(merchant, customer, Api.MASTERCARD);
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Response saved = Visit.post(Visit.below(link, "/selections"), "card=" + other + "&securityCode=123");
        Response entered = Visit.post(link, "number=" + Api.MASTERCARD + "&expiry=12%2F30&name=Ana&securityCode=123");

        // then
        saved.then().statusCode(422);
        entered.then().statusCode(404);
        assertThat(session.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'suspended'",
                "storage = 'temporal', expires_at = now()",
                "exp_year = 2020",
                "merchant_id = merchant_id + 1, customer_id = null"
            })
    void aCardThatCannotPayAnyMoreIsSaidToBeGone(String change) {
        // given
        String link = Api.link(capture);
        Rows.change("update payment_instrument set " + change + " where id = ?", visa);

        // when
        Document html = Visit.page(link);
        Response submitted = Visit.post(Visit.below(link, "/selections"), "card=" + visa + "&securityCode=123");

        // then
        assertThat(html.selectFirst("h1").text()).isEqualTo("This card cannot be used any more");
        assertThat(html.selectFirst(".lead").text())
                .isEqualTo("It was removed, it has expired, or it is blocked. Your card is not charged."
                        + " Go back to Almacén Sur and start again with another card.");
        assertThat(html.select("#wallet, #card-form, .total")).isEmpty();
        assertThat(html.select("form.leave")).hasSize(1);
        submitted.then().statusCode(422).body(containsString("This card cannot be used any more"));
        assertThat(session.asked()).noneMatch(asked -> asked.path().endsWith("/completions"));
    }

    @Test
    void aCardThatBelongsToNoCustomerCanPayAsWell() {
        // given
        capture.remove("customerId");
        capture.put("instrument", Visit.saved(merchant, null, Api.MASTERCARD));
        session.answers(Visit.decision("open", null, "pending", 3, null));

        // when / then
        assertThat(Visit.page(Api.link(capture)).selectFirst("#saved-card").text())
                .isEqualTo("Mastercard ending in 4444 Expires 12/30");
    }
}
