package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

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
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PayPageQuarkusTest {
    private static final String CARD = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private TestMerchant merchant;
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionToPay() {
        merchant = Api.merchant();
        capture = Visit.asked(Api.capture(merchant, sessionId));
        capture.put("securityCode", "required");
        capture.put("purpose", "pay");
        capture.put("payment", Map.of("total", "1234.50", "currency", "UYU"));
        session.answers(Visit.decision("open", null, "pending", 3, null));
    }

    @ParameterizedTest
    @CsvSource({
        "en,1234.5,UYU,'UYU 1,234.50',Pay Almacén Sur,Pay",
        "es,1234.5,UYU,'UYU 1.234,50',Pagar a Almacén Sur,Pagar",
        "pt,1234.5,USD,'USD 1.234,50',Pagar a Almacén Sur,Pagar",
        "en,1500,JPY,'JPY 1,500',Pay Almacén Sur,Pay",
        "es,150000.00,PYG,PYG 150.000,Pagar a Almacén Sur,Pagar",
        "en,1.5,KWD,KWD 1.500,Pay Almacén Sur,Pay",
    })
    void merchantAndAmountAreShownInThePayersWay(
            String language, String total, String currency, String shown, String heading, String button) {
        // given
        capture.put("locale", language);
        capture.put("payment", Map.of("total", total, "currency", currency));

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.title()).isEqualTo(button + " · Almacén Sur");
        assertThat(html.selectFirst("h1").text()).isEqualTo(heading);
        assertThat(plain(html.selectFirst(".total").ownText())).isEqualTo(shown);
        assertThat(plain(html.selectFirst("#card-form button").text())).isEqualTo(button + " " + shown);
        assertThat(html.select("[name=amount], [name=currency], [name=consent]"))
                .isEmpty();
        assertThat(html.select("#securityCode")).hasSize(1);
        assertThat(html.text()).doesNotContain("Nothing is charged", "will keep this card", "guardar esta tarjeta");
    }

    @Test
    void theCardPaysWithoutSayingMoreThanBefore() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok?status=completed", 3));

        // when
        Response answer = Visit.post(link, CARD + "&amount=1&currency=USD&consent=yes");

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok?status=completed");
        JsonNode body = session.asked().get(0).body();
        assertThat(body.get("stagedCardId").asText()).startsWith("stc_");
        assertThat(body.get("seal").asText()).startsWith("k");
        assertThat(body.has("amount")).isFalse();
        assertThat(body.has("consent")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"&consent=yes,true", "'',false", "&consent=no,false"})
    void consentIsAskedForAndPassedOn(String ticked, boolean consent) {
        // given
        capture.put("customerId", Api.customer(merchant));
        capture.put("saving", "ask");
        String link = Api.link(capture);
        Document html = Visit.page(link);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Visit.post(link, CARD + ticked).then().statusCode(303);

        // then
        assertThat(html.selectFirst("#consent").hasAttr("checked")).isFalse();
        assertThat(html.selectFirst("label[for=consent]").text())
                .isEqualTo("Keep this card with Almacén Sur for my next payments");
        assertThat(session.asked().get(0).body().get("consent").asBoolean(!consent))
                .isEqualTo(consent);
    }

    @Test
    void aCardThatIsAlwaysKeptIsSaidToBe() {
        // given
        capture.put("saving", "always");

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.selectFirst(".kept").text())
                .isEqualTo("Almacén Sur will keep this card for your next payments.");
        assertThat(html.select("#consent")).isEmpty();
    }

    @Test
    void aSumOfZeroOnlySavesTheCard() {
        // given
        capture.put("saving", "always");
        capture.put("payment", Map.of("total", "0.00", "currency", "UYU"));

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.selectFirst("h1").text()).isEqualTo("Save your card");
        assertThat(html.selectFirst(".lead").text())
                .isEqualTo("Almacén Sur will keep this card for your next payments. Nothing is charged now.");
        assertThat(html.selectFirst("#card-form button").text()).isEqualTo("Save card");
    }

    @Test
    void aRefusedPaymentChargedNothingAndMayBeTriedWithAnotherCard() {
        // given
        capture.put("customerId", Api.customer(merchant));
        capture.put("saving", "ask");
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "declined", "pending", 2, null));

        // when
        Response page = Visit.post(link, CARD + "&consent=yes");

        // then
        page.then().statusCode(422).body(not(containsString(Api.VISA)));
        Document html = Visit.page(page);
        assertThat(html.title()).isEqualTo("Error: Pay · Almacén Sur");
        assertThat(html.selectFirst("#summary").text())
                .isEqualTo("Your payment was not accepted Your card was not charged."
                        + " Check the details or use another card. You have 2 more tries.");
        assertThat(html.selectFirst("#consent").hasAttr("checked")).isTrue();
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'discarded'", sessionId))
                .isEqualTo(1);
    }

    @Test
    void aPaymentThatNobodyCouldProcessUsedUpNoTry() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "temporarily_unavailable", "pending", 3, null));

        // when / then
        assertThat(Visit.page(Visit.post(link, CARD)).selectFirst("#summary").text())
                .isEqualTo("We could not process your payment You are not charged for this, and it did not use up a"
                        + " try. If your bank shows a hold, it is released. Please try again.");
    }

    @ParameterizedTest
    @CsvSource({
        "completed,Your payment was approved,You can close this page and go back to Almacén Sur.",
        "canceled,This was canceled,Your card is not charged.",
        "expired,This link has expired,Your card is not charged.",
        "failed,Your payment was not accepted,Your card was not charged.",
        "ended,This link has ended,nothing more is charged with it.",
    })
    void howAPaymentEndedIsSaid(String status, String heading, String sentence) {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", status, null, 0));

        // when
        Document html = Visit.page(Visit.open(link));

        // then
        assertThat(html.selectFirst("h1").text()).isEqualTo(heading);
        assertThat(html.selectFirst(".notice p").text()).contains(sentence);
        assertThat(html.text()).doesNotContain("saved");
    }

    @Test
    void whoPaidBeforeIsNotAskedToPayAgain() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 0));

        // when / then
        assertThat(Visit.page(Visit.open(link)).selectFirst(".notice p").text())
                .isEqualTo("The payment was made with this link before. You do not need to pay again.");
    }

    @Test
    void whoWaitsForAPaymentIsToldSo() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("undecided", null, "processing", 3, null));

        // when
        String waiting = Visit.post(link, CARD).header("Location");

        // then
        assertThat(waiting).endsWith("&left=3");
        assertThat(Visit.page(waiting).selectFirst("h1").text()).isEqualTo("We are processing your payment");
        session.answers(new Answer(500, "{}"));
        Visit.post(Api.link(capture), CARD).then().statusCode(503).body(containsString("charged twice"));
    }

    @Test
    void aSavedCardPaysWithItsCode() {
        // given
        String customer = Api.customer(merchant);
        String visa = Visit.saved(merchant, customer, Api.VISA);
        capture.put("customerId", customer);
        capture.put("saving", "ask");
        capture.put("features", List.of("create", "list", "select", "delete"));
        String link = Api.link(capture);
        session.answers(Visit.decision("open", null, "pending", 3, null));
        Document html = Visit.page(link);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Visit.post(html.selectFirst("#wallet").attr("action"), "card=" + visa + "&securityCode=123&consent=yes")
                .then()
                .statusCode(303);

        // then
        assertThat(html.selectFirst(".lead").text()).isEqualTo("Choose one of your saved cards, or use another one.");
        assertThat(plain(html.selectFirst("#wallet button").text())).isEqualTo("Pay UYU 1,234.50");
        assertThat(html.select("#wallet [name=consent], .remove")).isEmpty();
        assertThat(html.select("details.other #consent")).hasSize(1);
        JsonNode body = session.asked().get(0).body();
        assertThat(body.get("paymentInstrumentId").asText()).isEqualTo(visa);
        assertThat(body.get("seal").asText()).startsWith("k");
        assertThat(body.has("consent")).isFalse();
        Visit.post(Visit.below(link, "/removals"), "card=" + visa);
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pay,,'',#/payment",
        "pay,UYU,USD,#/payment",
        "save,UYU,'',#/purpose",
        "pay,XAU,'',#/payment",
        "pay,,XAU,#/flexible/currencies",
        "pay,,ABC,#/flexible/currencies",
    })
    void aRegistrationThatMakesNoSenseIsRefused(String purpose, String fixed, String flexible, String pointer) {
        // given
        capture.put("purpose", purpose);
        capture.remove("payment");
        if (fixed != null) {
            capture.put("payment", Map.of("total", "1", "currency", fixed));
        }
        if (!flexible.isEmpty()) {
            capture.put("flexible", Map.of("currencies", List.of(flexible)));
        }

        // when / then
        Api.asSession()
                .body(capture)
                .post("/internal/captures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aRegistrationAgainChangesWhatIsToBePaid() {
        // given
        String link = Api.link(capture);
        capture.put("payment", Map.of("total", "99", "currency", "USD"));

        // when
        Api.link(capture);

        // then
        assertThat(plain(Visit.page(link).selectFirst(".total").ownText())).isEqualTo("USD 99.00");
    }

    /** With plain spaces, because the others cannot be told apart here. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').strip();
    }
}
