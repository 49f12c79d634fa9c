package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BillingAddressQuarkusTest {
    private static final String CARD = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana";
    private static final String ADDRESS =
            "&line1=18+de+Julio+1234&line2=Apto.+5&city=Montevideo&state=Montevideo&postalCode=11200&country=UY";

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private TestMerchant merchant;
    private Map<String, Object> capture;

    @BeforeEach
    void aSession() {
        merchant = Api.merchant();
        capture = Api.capture(merchant, sessionId);
        capture.put("locale", "en");
    }

    @Test
    void nobodyIsAskedUnlessTheMerchantWants() {
        assertThat(Visit.page(Api.link(capture)).select("fieldset.address")).isEmpty();
    }

    @Test
    void theFieldsFillThemselvesAndBeginWithWhatIsKnown() {
        // given
        capture.put("fields", Map.of("billingAddress", "required", "cardholderName", "hidden"));
        capture.put(
                "prefill",
                Map.of("billingAddress", Map.of("line1", "18 de Julio 1234", "city", "Montevideo", "country", "UY")));

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.select("fieldset.address input, fieldset.address select")
                        .eachAttr("autocomplete"))
                .containsExactly(
                        "billing address-line1",
                        "billing address-line2",
                        "billing address-level2",
                        "billing address-level1",
                        "billing postal-code",
                        "billing country");
        assertThat(html.select("fieldset.address [required]").eachAttr("id"))
                .containsExactly("line1", "city", "country");
        assertThat(html.getElementById("line1").attr("value")).isEqualTo("18 de Julio 1234");
        assertThat(html.selectFirst("#country option[selected]").text()).isEqualTo("Uruguay");
        assertThat(html.select("#country option")).hasSizeGreaterThan(200);
        assertThat(html.getElementById("name")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"en,Germany", "es,Alemania", "pt,Alemanha"})
    void countriesAreNamedInThePayersLanguage(String language, String germany) {
        // given
        capture.put("locale", language);
        capture.put("fields", Map.of("billingAddress", "optional"));

        // when / then
        assertThat(Visit.page(Api.link(capture))
                        .selectFirst("#country option[value=DE]")
                        .text())
                .isEqualTo(germany);
    }

    @Test
    void whatIsMissingIsSaidFieldByFieldAndWhatWasGivenStays() {
        // given
        capture.put("fields", Map.of("billingAddress", "required"));
        String link = Api.link(capture);

        // when
        Response page = Visit.post(link, CARD + "&line1=&city=Montevideo&country=");

        // then
        page.then().statusCode(422);
        Document html = Visit.page(page);
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#line1", "#country");
        assertThat(html.getElementById("city").attr("value")).isEqualTo("Montevideo");
        assertThat(session.asked().stream().filter(asked -> asked.path().contains(sessionId)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"line1,4111+1111+1111+1111", "city,%3Cb%3E", "state,a%07b", "postalCode,123456789012345678901"})
    void whatCouldBeACardNumberOrMarkupIsNoAddress(String field, String value) {
        // given
        capture.put("fields", Map.of("billingAddress", "optional"));

        // when
        Response page = Visit.post(Api.link(capture), CARD + "&" + field + "=" + value);

        // then
        page.then().statusCode(422).body(not(containsString("4111 1111")));
        assertThat(Visit.page(page).select("#summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(Visit.page(page).getElementById(field).attr("value")).isEmpty();
    }

    @Test
    void theAddressGoesToTheInstrumentAndANewerOneTakesItsPlace() {
        // given
        String customer = Api.customer(merchant);

        // when
        ValidatableResponse first = saved(customer, CARD + ADDRESS);
        ValidatableResponse moved = saved(customer, CARD + "&line1=Rambla+1&city=Colonia&country=UY");
        ValidatableResponse silent = saved(customer, CARD);

        // then
        first.body("paymentInstrument.billingAddress.line1", equalTo("18 de Julio 1234"))
                .body("paymentInstrument.billingAddress.line2", equalTo("Apto. 5"))
                .body("paymentInstrument.billingAddress.postalCode", equalTo("11200"))
                .body("paymentInstrument.billingAddress.country", equalTo("UY"))
                .body("created", equalTo(true));
        moved.body("paymentInstrument.billingAddress.line1", equalTo("Rambla 1"))
                .body("paymentInstrument.billingAddress.line2", nullValue())
                .body("created", equalTo(false));
        silent.body("paymentInstrument.billingAddress.line1", equalTo("Rambla 1"));
        assertThat(Rows.count("staged_card", "customer_id = ? and billing_address is not null", customer))
                .isZero();
        assertThat(Rows.count("payment_instrument", "customer_id = ? and sequence = 2", customer))
                .isEqualTo(1);
    }

    private ValidatableResponse saved(String customer, String form) {
        Map<String, Object> visit = new HashMap<>(Api.capture(merchant, Api.unique("ses_")));
        visit.put("customerId", customer);
        visit.put("fields", Map.of("billingAddress", "optional"));
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        Visit.post(Api.link(visit), form).then().statusCode(303);
        String staged = session.asked().get(0).body().get("stagedCardId").asText();
        return Api.activate(merchant, staged, String.valueOf(visit.get("sessionId")))
                .then()
                .statusCode(200);
    }
}
