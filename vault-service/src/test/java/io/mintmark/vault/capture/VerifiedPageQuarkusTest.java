package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class VerifiedPageQuarkusTest {
    private static final String CARD = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionThatVerifies() {
        capture = Visit.asked(Api.capture(Api.merchant(), sessionId));
        capture.put("securityCode", "required");
        capture.put("verification", Map.of("total", "1.00", "currency", "USD"));
        session.answers(Visit.decision("open", null, "pending", 3, null));
    }

    @ParameterizedTest
    @CsvSource({"en,'USD&nbsp;1.00',release it at once", "es,'USD&nbsp;1,00',liberamos", "pt,'USD&nbsp;1,00',liberamos"
    })
    void theVerificationIsSaidInThePayersWay(String language, String amount, String sentence) {
        // given
        capture.put("locale", language);

        // when
        String lead = Visit.page(Api.link(capture)).selectFirst(".lead").html();

        // then
        assertThat(lead).contains(amount, sentence);
    }

    @Test
    void theCodeIsAskedForAndSealedForTheSession() {
        // given
        String link = Api.link(capture);
        Element field = Visit.page(link).selectFirst("#securityCode");
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok", 3));

        // when
        Response answer = Visit.post(link, CARD);

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok");
        assertThat(field.attr("autocomplete")).isEqualTo("cc-csc");
        assertThat(field.attr("inputmode")).isEqualTo("numeric");
        assertThat(field.attr("aria-describedby")).contains("securityCode-hint");
        assertThat(session.asked().get(0).body().get("seal").asText()).matches("k[0-9]+\\.[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111,'',Enter the security code",
        "4111111111111111,1234,The security code has 3 digits",
        "378282246310005,123,The security code has 3 digits",
        "4111111111111111,12a,The security code has 3 digits",
    })
    void aCodeThatCannotBeIsSentBackAndNeverShown(String number, String code, String sentence) {
        // when
        Response page =
                Visit.post(Api.link(capture), "number=" + number + "&expiry=12%2F30&name=Ana&securityCode=" + code);

        // then
        page.then().statusCode(422);
        Document html = Visit.page(page);
        assertThat(html.selectFirst("#securityCode-fault").text()).startsWith(sentence);
        assertThat(html.select("#summary a").eachAttr("href")).containsExactly("#securityCode");
        assertThat(html.selectFirst("#securityCode").attr("value")).isEmpty();
        assertThat(session.asked()).noneMatch(asked -> asked.path().endsWith("/completions"));
    }

    @Test
    void aCodeThatNobodyAskedForIsNotRead() {
        // given
        capture.put("securityCode", "hidden");
        String link = Api.link(capture);
        assertThat(Visit.page(link).select("[name=securityCode]")).isEmpty();
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Visit.post(link, CARD).then().statusCode(303);

        // then
        assertThat(session.asked().get(0).body().has("seal")).isFalse();
    }

    @Test
    void aDeclinedCardMayBeTriedAgain() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "declined", "pending", 2, null));

        // when
        Response page = Visit.post(link, CARD);

        // then
        page.then().statusCode(422).body(not(containsString("value=\"123\"")));
        assertThat(Visit.page(page).selectFirst("#summary").text())
                .isEqualTo("Your card was not accepted Check the details or use another card. You have 2 more tries.");
    }

    @Test
    void aCheckThatNobodyCouldMakeUsedUpNoTry() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "temporarily_unavailable", "pending", 3, null));

        // when / then
        assertThat(Visit.page(Visit.post(link, CARD)).selectFirst("#summary").text())
                .startsWith("We could not check your card Nothing was saved, and this did not use up a try.");
    }

    @Test
    void anUndecidedCardIsKeptAndThePayerWaitsOnAPageThatLooksAgainByItself() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("undecided", null, "processing", 3, null));

        // when
        Response answer = Visit.post(link, CARD);

        // then
        answer.then().statusCode(303);
        String waiting = answer.header("Location");
        assertThat(waiting).contains("/decision?k=").endsWith("&left=3");
        Document html = Visit.page(waiting);
        assertThat(html.selectFirst("h1").text()).isEqualTo("We are checking your card");
        assertThat(html.selectFirst("head noscript").html()).contains("http-equiv=\"refresh\" content=\"3;url=/card/");
        assertThat(html.selectFirst("#waiting").attr("data-next")).endsWith("&left=3");
        Visit.open(html.selectFirst("#waiting").attr("data-standing"))
                .then()
                .statusCode(200)
                .body("state", equalTo("deciding"));
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'staged'", sessionId))
                .isEqualTo(1);
    }

    @Test
    void whoWaitsGoesOnOnceItIsDecided() {
        // given
        String waiting = waiting();
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 3));

        // when / then
        Visit.open(waiting.replace("/decision", "/standing")).then().body("state", equalTo("over"));
        Visit.open(waiting).then().statusCode(303).header("Location", "https://shop.example/ok");
    }

    @ParameterizedTest
    @CsvSource({
        "declined,2,Your card was not accepted",
        ",2,Your card was not accepted",
        ",3,We could not check your card",
        "temporarily_unavailable,3,We could not check your card",
    })
    void whoWaitsInVainReadsWhyAndMayTryAgain(String reason, int left, String heading) {
        // given
        String waiting = waiting();
        session.answers(Visit.decision("open", reason, "pending", left, null));

        // when
        Document html = Visit.page(waiting);

        // then
        assertThat(html.selectFirst("#summary h2").text()).isEqualTo(heading);
        assertThat(html.selectFirst("#card-form").attr("action")).doesNotContain("decision");
    }

    @ParameterizedTest
    @CsvSource({
        "canceled,en,This was canceled",
        "expired,es,Este enlace venció",
        "failed,pt,Não foi possível aceitar seu cartão",
        "completed,en,Your card is saved",
    })
    void aSessionThatEndedMeanwhileSaysSoInThePayersLanguage(String status, String language, String heading) {
        // given
        capture.put("locale", language);
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", status, null, 0));

        // when
        Response page = Visit.open(link);

        // then
        assertThat(Visit.page(page).selectFirst("h1").text()).isEqualTo(heading);
        assertThat(Rows.count("capture", "session_id = ? and outcome = ?", sessionId, status))
                .isEqualTo(1);
        assertThat(session.asked().get(0).path())
                .isEqualTo("/internal/sessions/" + sessionId + "/standing?merchantId=" + capture.get("merchantId"));
    }

    @Test
    void whileSessionServiceIsAwayThePageIsShownAsTheVaultKnowsIt() {
        // given
        String link = Api.link(capture);
        session.answers(new Answer(500, "{}"));

        // when / then
        Visit.open(link).then().statusCode(200).body(containsString("id=\"card-form\""));
    }

    @Test
    void aSecondTabWaitsAsWell() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("busy", null, "processing", 3, null));

        // when / then
        Visit.post(link, CARD).then().statusCode(303).header("Location", endsWith("&left=3"));
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'discarded'", sessionId))
                .isEqualTo(1);
        assertThat(Visit.page(link).selectFirst("h1").text()).isEqualTo("We are checking your card");
    }

    private String waiting() {
        String link = Api.link(capture);
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        return Visit.post(link, CARD).header("Location");
    }
}
