package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FlexibleSumQuarkusTest {
    private static final String CARD = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";

    private final SessionStub session = SessionStub.shared();
    private final Map<String, Object> flexible = new HashMap<>();
    private TestMerchant merchant;
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionWhosePayerSaysHowMuch() {
        merchant = Api.merchant();
        capture = Visit.asked(Api.capture(merchant, Api.unique("ses_")));
        flexible.put("currencies", List.of("UYU"));
        capture.put("securityCode", "required");
        capture.put("purpose", "pay");
        capture.put("flexible", flexible);
        session.answers(Visit.decision("open", null, "pending", 3, null));
    }

    @ParameterizedTest
    @CsvSource({
        "10,500,en,'From UYU 10.00 to UYU 500.00'",
        "10,,es,'Mínimo UYU 10,00'",
        ",2500.5,pt,'Máximo UYU 2.500,50'",
    })
    void theBoundsAreSaidInThePayersWay(String min, String max, String language, String hint) {
        // given
        capture.put("locale", language);
        flexible.put("min", min);
        flexible.put("max", max);

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(plain(html.getElementById("amount-hint").text())).isEqualTo(hint);
        assertThat(html.getElementById("amount").attr("aria-describedby")).isEqualTo("amount-hint amount-fault");
        assertThat(html.getElementById("amount").attr("inputmode")).isEqualTo("decimal");
        assertThat(html.getElementById("amount").attr("value")).isEmpty();
        assertThat(html.selectFirst("label[for=amount]").text()).endsWith("(UYU)");
        assertThat(html.select("[name=currency], .total")).isEmpty();
    }

    @Test
    void theSuggestionStandsInTheFieldAndItsCurrencyIsChosen() {
        // given
        capture.put("locale", "es");
        flexible.put("currencies", List.of("UYU", "USD", "JPY"));
        flexible.put("suggested", Map.of("total", "1500", "currency", "USD"));

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.getElementById("amount").attr("value")).isEqualTo("1500,00");
        assertThat(html.select("#currency option").eachAttr("value")).containsExactly("UYU", "USD", "JPY");
        assertThat(html.select("#currency option").eachText())
                .containsExactly("UYU · peso uruguayo", "USD · dólar estadounidense", "JPY · yen");
        assertThat(html.select("#currency option[selected]").eachAttr("value")).containsExactly("USD");
        assertThat(html.selectFirst("#card-form button").text()).isEqualTo("Pagar");
    }

    @ParameterizedTest
    @CsvSource({
        "en,'1,500.50',USD,1500.50",
        "es,'1.500,5',USD,1500.50",
        "es,1500.5,UYU,1500.50",
        "pt,'1.500',JPY,1500",
        "en,'0.01',USD,0.01",
    })
    void theAmountGoesToTheSessionWithItsCurrencysDecimals(
            String language, String typed, String currency, String total) {
        // given
        capture.put("locale", language);
        flexible.put("currencies", List.of("UYU", "USD", "JPY"));
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Visit.post(link, CARD + "&amount=" + typed + "&currency=" + currency)
                .then()
                .statusCode(303);

        // then
        JsonNode amount = session.asked().get(0).body().get("amount");
        assertThat(amount.toString()).isEqualTo("{\"total\":\"" + total + "\",\"currency\":\"" + currency + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',Enter the amount that you want to pay.,''",
        "ten,'Enter the amount in figures, such as 100.00.',ten",
        "10.555,Amounts in UYU have at most 2 decimals. Please check it.,10.555",
        "9.99,Enter UYU 10.00 or more.,9.99",
        "0,Enter UYU 10.00 or more.,0",
        "'500,01',Enter UYU 500.00 or less.,'500,01'",
        "4111111111111111,'Enter the amount in figures, such as 100.00.',''",
    })
    void anAmountThatCannotBeIsSaidAtItsFieldAndSentToNobody(String typed, String sentence, String shown) {
        // given
        flexible.put("min", "10");
        flexible.put("max", "500");
        String link = Api.link(capture);

        // when
        Response page = Visit.post(link, CARD + "&amount=" + typed);

        // then
        page.then().statusCode(422);
        Document html = Visit.page(page);
        assertThat(plain(html.getElementById("amount-fault").text())).isEqualTo(sentence);
        assertThat(html.getElementById("amount").attr("aria-invalid")).isEqualTo("true");
        assertThat(html.getElementById("amount").attr("value")).isEqualTo(shown);
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#amount");
        assertThat(html.getElementById("expiry").attr("value")).isEqualTo("12/30");
        assertThat(html.html()).doesNotContain(Api.VISA, "value=\"123\"");
        assertThat(session.asked()).noneMatch(asked -> asked.path().endsWith("/completions"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,UYU,Enter an amount above zero.,#amount",
        "10.5,JPY,Amounts in JPY have no decimals. Please check it.,#amount",
        "10,EUR,Choose one of the currencies in the list.,#currency",
        "10,,Choose one of the currencies in the list.,#currency",
    })
    void withoutBoundsAnAmountStillHasToMakeSense(String typed, String currency, String sentence, String place) {
        // given
        flexible.put("currencies", List.of("UYU", "JPY"));

        // when
        Document html = Visit.page(Visit.post(
                Api.link(capture), CARD + "&amount=" + typed + "&currency=" + (currency == null ? "" : currency)));

        // then
        assertThat(html.selectFirst(place + "-fault").text()).isEqualTo(sentence);
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly(place);
    }

    @Test
    void faultsOfTheAmountComeBeforeThoseOfTheCard() {
        // when
        Document html = Visit.page(Visit.post(Api.link(capture), "amount=&number=&expiry=12%2F30&name=Ana"));

        // then
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#amount", "#number", "#securityCode");
    }

    @Test
    void anAmountThatTheSessionDoesNotTakeIsToBeMendedInItsField() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "amount_not_allowed", "pending", 3, null));

        // when
        Document html = Visit.page(Visit.post(link, CARD + "&amount=20"));

        // then
        assertThat(html.getElementById("amount-fault").text())
                .isEqualTo("Almacén Sur does not take this amount. Enter another one.");
        assertThat(html.getElementById("amount").attr("value")).isEqualTo("20");
    }

    @Test
    void theAmountIsStillThereAfterARefusalAndAfterTheWait() {
        // given
        capture.put("locale", "es");
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "declined", "pending", 2, null));
        Document refused = Visit.page(Visit.post(link, CARD + "&amount=1.234,5"));
        session.answers(Visit.decision("undecided", null, "processing", 2, null));
        String waiting = Visit.post(link, CARD + "&amount=1.234,5").header("Location");
        session.answers(Visit.decision("open", "declined", "pending", 1, null));

        // when
        Document afterwards = Visit.page(waiting);

        // then
        assertThat(refused.getElementById("amount").attr("value")).isEqualTo("1.234,5");
        assertThat(waiting).endsWith("&left=2&amount=1234.50&currency=UYU");
        assertThat(afterwards.getElementById("amount").attr("value")).isEqualTo("1234,50");
        assertThat(afterwards.selectFirst("#summary h2").text()).isEqualTo("Tu pago no fue aceptado");
    }

    @Test
    void aSavedCardPaysWhatIsSaidAboveIt() {
        // given
        String customer = Api.customer(merchant);
        String visa = Visit.saved(merchant, customer, Api.VISA);
        capture.put("customerId", customer);
        capture.put("features", List.of("create", "list", "select"));
        String action = Visit.below(Api.link(capture), "/selections");
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Document wrong = Visit.page(Visit.post(action, "amount=x&card=" + visa + "&securityCode=1"));
        Visit.post(action, "amount=77&card=" + visa + "&securityCode=123")
                .then()
                .statusCode(303);

        // then
        assertThat(wrong.select("#summary a").eachAttr("href")).containsExactly("#saved-amount", "#saved-securityCode");
        assertThat(wrong.select("input[name=card][checked]").eachAttr("value")).containsExactly(visa);
        assertThat(session.asked().get(0).body().get("amount").toString())
                .isEqualTo("{\"total\":\"77.00\",\"currency\":\"UYU\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'UYU,USD',10,,UYU,#/flexible",
        "UYU,20,10,UYU,#/flexible/max",
        "UYU,1.001,,UYU,#/flexible/min",
        "UYU,,,USD,#/flexible/suggested/currency",
    })
    void boundsThatMakeNoSenseAreRefused(String currencies, String min, String max, String suggested, String pointer) {
        // given
        flexible.put("currencies", List.of(currencies.split(",")));
        flexible.put("min", min);
        flexible.put("max", max);
        flexible.put("suggested", Map.of("total", "15", "currency", suggested));

        // when / then
        Api.asSession()
                .body(capture)
                .post("/internal/captures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').strip();
    }
}
