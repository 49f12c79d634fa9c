package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page between the card form and the bank's question. */
@QuarkusTest
class ChallengePageQuarkusTest {
    private static final String CARD = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";
    private static final String LINK = "https://pay.example/challenge/pay_1";
    private static final String BANK = "https://bank.example/3ds/c1";

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
        capture.put("payment", Map.of("total", "100.00", "currency", "UYU"));
        capture.put("frameOrigins", List.of("https://shop.example"));
        session.answers(challenge(LINK + "?t=secret", BANK + "?x=1", false));
    }

    private static Answer challenge(String link, String address, boolean kept) {
        return new Answer(
                200,
                """
                {"outcome": "challenge", "reason": null, "sessionStatus": "requires_action", "redirectUrl": null,
                 "attemptsLeft": 3, "expiresAt": null, "challenge": {"href": "%s", "address": "%s", "cardKept": %s}}
                """
                        .formatted(link, address, kept));
    }

    private String policy(Response page) {
        return page.header("Content-Security-Policy");
    }

    @Test
    void afterTheFormAPayerIsLedToTheBankWithoutAnyScript() {
        String link = Api.link(capture);

        String next = Visit.post(link, CARD).then().statusCode(303).extract().header("Location");
        Response page = Visit.open(next);

        assertThat(next).isEqualTo(Visit.below(link, "/challenge"));
        page.then()
                .statusCode(200)
                .header("Refresh", equalTo("0;url=" + LINK + "?t=secret"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"));
        assertThat(policy(page))
                .contains("form-action 'self' https://shop.example " + LINK + " " + BANK + ";")
                .contains("frame-ancestors 'none'");
        Element form = Visit.page(page).selectFirst("#challenge");
        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.attr("action")).isEqualTo(LINK);
        assertThat(form.select("input").eachAttr("name")).isEqualTo(List.of("t"));
        assertThat(form.select("input").eachAttr("value")).isEqualTo(List.of("secret"));
        assertThat(session.asked().get(0).body().has("embedded")).isFalse();
    }

    @Test
    void withinAFrameTheBankSendsThePayerBackIntoIt() {
        String link = Api.link(capture) + "&view=embedded";

        String next = Visit.post(link, CARD).then().statusCode(303).extract().header("Location");
        Response page = Visit.open(next);

        assertThat(next).endsWith("&view=embedded");
        page.then().header("Refresh", equalTo("0;url=" + LINK + "?t=secret&view=embedded"));
        assertThat(policy(page))
                .contains("form-action 'self' " + LINK + " " + BANK + ";")
                .contains("frame-ancestors https://shop.example");
        assertThat(Visit.page(page).select("#challenge input").eachAttr("name")).isEqualTo(List.of("t", "view"));
        assertThat(session.asked().get(0).body().get("embedded").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en,Your bank has a question for you,Go on to your bank,Cancel",
        "es,Tu banco tiene una pregunta para vos,Seguir a tu banco,Cancelar",
        "pt,Seu banco tem uma pergunta para você,Ir para o seu banco,Cancelar",
    })
    void whoComesBackToTheLinkChoosesBetweenTheBankAndCanceling(
            String language, String heading, String go, String cancel) {
        capture.put("locale", language);

        Response page = Visit.open(Api.link(capture));

        page.then().statusCode(200).header("Refresh", nullValue());
        Document html = Visit.page(page);
        assertThat(html.selectFirst("h1").text()).isEqualTo(heading);
        assertThat(html.selectFirst("#challenge button").text()).isEqualTo(go);
        assertThat(html.selectFirst(".leave button").text()).isEqualTo(cancel);
        assertThat(html.selectFirst(".leave").attr("action")).contains("/cancellations?k=");
    }

    @Test
    void aCardThatIsNotKeptIsShreddedOnceTheBankAsks() {
        Visit.post(Api.link(capture), CARD).then().statusCode(303);

        assertThat(Rows.count("record_key", "merchant_id = ?", merchant.id())).isZero();
    }

    @Test
    void aCardThatIsKeptWaitsForTheSessionsEnd() {
        session.answers(challenge(LINK + "?t=secret", BANK, true));

        Visit.post(Api.link(capture), CARD).then().statusCode(303);

        assertThat(Rows.count(
                        "staged_card s join capture c on c.id = s.capture_id",
                        "s.state = 'staged' and s.expires_at > c.expires_at and s.merchant_id = ?",
                        merchant.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bank.example/3ds/c1; script-src *", "javascript:alert(1)", "/3ds/c1", ""})
    void nobodyIsLedToWhatIsNoPlainAddress(String address) {
        session.answers(challenge(LINK + "?t=secret", address, false));

        Visit.post(Api.link(capture), CARD).then().statusCode(503);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Your bank could not confirm that it was you,You have 2 more tries.",
        "es,Tu banco no pudo confirmar que eras vos,Te quedan 2 intentos.",
        "pt,Seu banco não conseguiu confirmar que era você,Restam 2 tentativas.",
    })
    void aPayerWhomTheBankCouldNotConfirmIsToldSoAndMayTryAgain(String language, String heading, String left) {
        capture.put("locale", language);
        session.answers(Visit.decision("open", "authentication_failed", "pending", 2, null));

        Response page = Visit.open(Visit.below(Api.link(capture), "/decision"));

        page.then().statusCode(200);
        Document html = Visit.page(page);
        assertThat(html.selectFirst("#summary h2").text()).isEqualTo(heading);
        assertThat(html.selectFirst("#summary p").text()).endsWith(left);
        assertThat(html.select("#card-form")).hasSize(1);
    }

    @Test
    void whoseChallengeIsAnsweredSeesWhatCameOfIt() {
        String link = Visit.below(Api.link(capture), "/challenge");
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok?status=completed", 3));

        Visit.open(link).then().statusCode(303).header("Location", startsWith("https://shop.example/ok"));
        Visit.open(link.replace("/challenge", "")).then().statusCode(410);
        Visit.open(link + "x").then().statusCode(404).header("Location", nullValue());
    }
}
