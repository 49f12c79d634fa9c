package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SavedCardsQuarkusTest {
    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private TestMerchant merchant;
    private String customer;
    private Map<String, Object> capture;

    @BeforeEach
    void aCustomerComesBack() {
        merchant = Api.merchant();
        customer = Api.customer(merchant);
        capture = wallet(merchant, customer, sessionId);
    }

    @Test
    void brandLastFourAndExpiryAreShownAndNothingElse() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        String mastercard = saved(merchant, customer, Api.MASTERCARD);

        // when
        Document html = Visit.page(Api.link(capture));

        // then
        assertThat(html.select("#wallet input[name=card]").eachAttr("value")).containsExactly(mastercard, visa);
        assertThat(html.select("#wallet label").eachText())
                .containsExactly("Mastercard ending in 4444 Expires 12/30", "Visa ending in 1111 Expires 12/30");
        assertThat(html.select("details.other #card-form")).hasSize(1);
        assertThat(html.text()).doesNotContain("411111", "555555");
    }

    @Test
    void aSavedCardCompletesTheSession() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        Document html = Visit.page(Api.link(capture));
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok", 3));

        // when
        Response answer = Visit.post(html.selectFirst("#wallet").attr("action"), "card=" + visa);

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok");
        assertThat(session.asked()).hasSize(1);
        assertThat(session.asked().get(0).body().get("paymentInstrumentId").asText())
                .isEqualTo(visa);
        assertThat(session.asked().get(0).body().has("stagedCardId")).isFalse();
    }

    @Test
    void aSessionThatVerifiesAsksForTheCodeOfTheSavedCardToo() {
        // given
        capture.put("securityCode", "required");
        String visa = saved(merchant, customer, Api.VISA);
        String action = Visit.page(Api.link(capture)).selectFirst("#wallet").attr("action");
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Response missing = Visit.post(action, "card=" + visa);
        Response wrong = Visit.post(action, "card=" + visa + "&securityCode=12");
        Response right = Visit.post(action, "card=" + visa + "&securityCode=123");

        // then
        missing.then().statusCode(422);
        Document html = Visit.page(missing);
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#saved-securityCode");
        assertThat(html.select("input[name=card][checked]").eachAttr("value")).containsExactly(visa);
        wrong.then().statusCode(422);
        right.then().statusCode(303);
        assertThat(session.asked()).hasSize(1);
        assertThat(session.asked().get(0).body().get("seal").asText()).startsWith("k");
    }

    @Test
    void whoChoosesNothingIsAsked() {
        // given
        saved(merchant, customer, Api.VISA);
        String action = Visit.page(Api.link(capture)).selectFirst("#wallet").attr("action");

        // when
        Response page = Visit.post(action, "");

        // then
        page.then().statusCode(422).body(containsString("Choose one of your saved cards."));
        assertThat(Visit.page(page).select("#summary a").eachAttr("href")).containsExactly("#saved-card");
        assertThat(Visit.page(page).select("#saved-card")).hasSize(1);
    }

    @Test
    void aCardOfAnotherCustomerOrMerchantIsAsIfItWereNotThere() {
        // given
        saved(merchant, customer, Api.VISA);
        TestMerchant stranger = Api.merchant();
        String foreign = saved(stranger, Api.customer(stranger), Api.VISA);
        String neighbours = saved(merchant, Api.customer(merchant), Api.MASTERCARD);
        String link = Api.link(capture);

        for (String card : List.of(foreign, neighbours, "pi_none", "..%2F..")) {
            // when
            Response chosen = Visit.post(Visit.below(link, "/selections"), "card=" + card);
            Document asked = Visit.page(Visit.open(Visit.below(link, "/removals") + "&card=" + card));
            Visit.post(Visit.below(link, "/removals"), "card=" + card);

            // then
            chosen.then().statusCode(422).body(not(containsString(card)));
            assertThat(asked.select("form[action*=removals]")).isEmpty();
        }
        assertThat(session.asked()).noneMatch(asked -> asked.path().endsWith("/completions"));
        assertThat(Rows.count("payment_instrument", "id in (?, ?)", foreign, neighbours))
                .isEqualTo(2);
    }

    @Test
    void anExpiredCardIsShownAsSuchAndCannotBeChosen() {
        // given
        String old = saved(merchant, customer, Api.VISA);
        saved(merchant, customer, Api.MASTERCARD);
        Rows.change("update payment_instrument set exp_year = 2020 where id = ?", old);
        String link = Api.link(capture);

        // when
        Document html = Visit.page(link);
        Response chosen = Visit.post(Visit.below(link, "/selections"), "card=" + old);

        // then
        Element radio = html.getElementById(old);
        assertThat(radio.hasAttr("disabled")).isTrue();
        assertThat(html.selectFirst("label[for=" + old + "]").text()).isEqualTo("Visa ending in 1111 Expired 12/20");
        chosen.then().statusCode(422).body(containsString("This card can no longer be used here."));
    }

    @Test
    void aKindThatTheMerchantDoesNotTakeCannotBeChosen() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        capture.put("allowedCardTypes", List.of("debit"));
        String link = Api.link(capture);

        // when
        Document html = Visit.page(link);

        // then
        assertThat(html.select("#wallet")).isEmpty();
        assertThat(html.selectFirst("li.saved").text())
                .startsWith("Visa ending in 1111 Not accepted by Almacén Sur here");
        Visit.post(Visit.below(link, "/selections"), "card=" + visa).then().statusCode(422);
    }

    @Test
    void aSessionThatKeepsCardsOffersNoneThatIsAboutToBeDeleted() {
        // given
        Map<String, Object> brief = wallet(merchant, customer, Api.unique("ses_"));
        brief.put("storage", "temporal");
        String temporal = saved(brief, Api.VISA);

        // when / then
        assertThat(Visit.page(Api.link(capture)).select("li.saved")).isEmpty();
        Map<String, Object> again = wallet(merchant, customer, Api.unique("ses_"));
        again.put("storage", "temporal");
        assertThat(Visit.page(Api.link(again)).select("input[name=card]").eachAttr("value"))
                .containsExactly(temporal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "create,select,delete"})
    void withoutListNoneIsShownNorUsedNorRemoved(String features) {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        capture.put("features", List.of(features.split(",")));
        String link = Api.link(capture);

        // when
        Document html = Visit.page(link);

        // then
        assertThat(html.select("li.saved")).isEmpty();
        assertThat(html.select("#card-form")).hasSize(1);
        Visit.post(Visit.below(link, "/selections"), "card=" + visa).then().statusCode(404);
        Visit.post(Visit.below(link, "/removals"), "card=" + visa).then().statusCode(404);
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isEqualTo(1);
    }

    @Test
    void withoutSelectOrDeleteCardsAreShownOnly() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        capture.put("features", List.of("list"));
        String link = Api.link(capture);

        // when
        Document html = Visit.page(link);

        // then
        assertThat(html.selectFirst("h1").text()).isEqualTo("Your saved cards");
        assertThat(html.select("li.saved")).hasSize(1);
        assertThat(html.select("input[name=card], a.remove, #card-form")).isEmpty();
        Visit.post(Visit.below(link, "/selections"), "card=" + visa).then().statusCode(404);
        Visit.post(link, "number=" + Api.VISA + "&expiry=12%2F30&name=Ana")
                .then()
                .statusCode(404);
        assertThat(Rows.count("staged_card", "session_id = ?", sessionId)).isZero();
    }

    @Test
    void aPageWithNothingToChooseSaysSo() {
        // given
        capture.put("features", List.of("list", "select"));

        // when / then
        assertThat(Visit.page(Api.link(capture)).selectFirst(".lead").text())
                .isEqualTo("Almacén Sur has no saved card of yours that can be used here.");
    }

    @Test
    void aCardIsRemovedInTwoStepsWithoutAScript() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        String link = Api.link(capture);
        String remove = Visit.page(link).selectFirst("a.remove").attr("href");

        // when
        Document question = Visit.page(remove);
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isEqualTo(1);
        Response answer = Visit.post(question.selectFirst("form").attr("action"), "card=" + visa);

        // then
        assertThat(question.selectFirst("h1").text()).isEqualTo("Remove this card?");
        assertThat(question.selectFirst(".lead").text()).isEqualTo("Visa ending in 1111");
        assertThat(question.selectFirst("a.quiet").attr("href")).isEqualTo(link);
        answer.then().statusCode(303);
        Document after = Visit.page(answer.header("Location"));
        assertThat(after.selectFirst("[role=status].news").text()).isEqualTo("The card was removed.");
        assertThat(after.select("li.saved")).isEmpty();
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isZero();
        assertThat(Rows.count("card_record", "instrument_id = ?", visa)).isZero();
    }

    @Test
    void noCardIsRemovedOnceTheSessionIsOver() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", "canceled", null, 0));

        // when
        Visit.post(Visit.below(link, "/removals"), "card=" + visa).then().statusCode(303);

        // then
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isEqualTo(1);
    }

    @Test
    void anotherSitesFormRemovesNothing() {
        // given
        String visa = saved(merchant, customer, Api.VISA);
        String address = Visit.below(Api.link(capture), "/removals");

        // when
        given().urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .body("card=" + visa)
                .post(address)
                .then()
                .statusCode(403);

        // then
        assertThat(Rows.count("payment_instrument", "id = ?", visa)).isEqualTo(1);
    }

    /** A session that lets its customer do everything; session-service says that it is open. */
    private Map<String, Object> wallet(TestMerchant owner, String ofCustomer, String ofSession) {
        Map<String, Object> all = Visit.asked(Api.capture(owner, ofSession));
        all.put("customerId", ofCustomer);
        all.put("features", List.of("create", "list", "select", "delete"));
        session.answers(Visit.decision("open", null, "pending", 3, null));
        return all;
    }

    private String saved(TestMerchant owner, String ofCustomer, String number) {
        return saved(wallet(owner, ofCustomer, Api.unique("ses_")), number);
    }

    private String saved(Map<String, Object> visit, String number) {
        String link = Api.link(visit);
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        Visit.post(link, "number=" + number + "&expiry=12%2F30&name=Ana").then().statusCode(303);
        String staged = session.asked().get(0).body().get("stagedCardId").asText();
        session.answers(Visit.decision("open", null, "pending", 3, null));
        return Api.asSession()
                .body(Map.of("merchantId", visit.get("merchantId"), "sessionId", visit.get("sessionId")))
                .post("/internal/staged-cards/" + staged + "/activations")
                .then()
                .statusCode(200)
                .extract()
                .path("paymentInstrument.id");
    }
}
