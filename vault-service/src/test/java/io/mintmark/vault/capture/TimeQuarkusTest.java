package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TimeQuarkusTest {
    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionOfTenMinutes() {
        capture = Visit.asked(Api.capture(Api.merchant(), sessionId));
        capture.put("expiresAt", in(600).toString());
        session.answers(Visit.decision("open", null, "pending", 3, null));
    }

    @Test
    void thePageSaysHowLongItStaysOpenAndLooksAgainWhenItIsOver() {
        // when
        Document html = Visit.page(Api.link(capture));

        // then
        Element time = html.getElementById("time");
        assertThat(time.getElementById("time-left").text()).isEqualTo("This page stays open for 10 minutes.");
        assertThat(Integer.parseInt(time.attr("data-seconds"))).isBetween(590, 600);
        assertThat(time.selectFirst("[role=status]").text()).isEmpty();
        assertThat(html.selectFirst("head noscript").html())
                .containsPattern("http-equiv=\"refresh\" content=\"(59\\d|60[01]);url=/card/");
    }

    @ParameterizedTest
    @CsvSource({"en,for one minute.", "es,por un minuto.", "pt,por um minuto."})
    void oneMinuteIsOneMinute(String language, String end) {
        // given
        capture.put("locale", language);
        capture.put("expiresAt", in(50).toString());

        // when / then
        assertThat(Visit.page(Api.link(capture)).getElementById("time-left").text())
                .endsWith(end);
    }

    @Test
    void oneClickGivesMoreTimeWithoutAScript() {
        // given
        String link = Api.link(capture);
        String action = Visit.page(link).selectFirst("#time-form").attr("action");
        Instant later = in(1200);
        session.answers(Visit.decision("open", null, "pending", 3, later));

        // when
        Response answer = Visit.post(action, "");

        // then
        answer.then().statusCode(303);
        assertThat(session.asked().get(0).path()).isEqualTo("/internal/sessions/" + sessionId + "/extensions");
        assertThat(session.asked().get(0).body().get("expiresAt").asText()).isEqualTo(capture.get("expiresAt"));
        Document html = Visit.page(answer.header("Location"));
        assertThat(html.getElementById("time-news").text()).isEqualTo("You have more time now.");
        assertThat(html.getElementById("time-left").text()).isEqualTo("This page stays open for 20 minutes.");
        assertThat(Rows.count("capture", "session_id = ? and expires_at = ?::timestamptz", sessionId, later.toString()))
                .isEqualTo(1);
    }

    @Test
    void theScriptGetsMoreTimeWithoutLeavingThePage() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("open", null, "pending", 3, in(1200)));

        // when
        Response answer = byScript(link);

        // then
        answer.then().statusCode(200).body("granted", equalTo(true));
        assertThat(answer.jsonPath().getInt("seconds")).isBetween(1190, 1200);
    }

    @Test
    void whereNoMoreIsToBeHadThePageSaysSoAndOffersNone() {
        // given
        String link = Api.link(capture);
        session.answers(Visit.decision("refused", "cannot_extend", "pending", 3, null));

        // when
        Response answer = Visit.post(Visit.below(link, "/extensions"), "");

        // then
        Document html = Visit.page(answer.header("Location"));
        assertThat(html.getElementById("time-news").text()).isEqualTo("No more time can be added.");
        assertThat(html.getElementById("time-form")).isNull();
        byScript(link).then().statusCode(200).body("granted", equalTo(false));
    }

    @Test
    void aSessionThatIsOverIsNotExtended() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", "expired", null, 0));

        // when / then
        byScript(link).then().statusCode(409);
        Visit.post(Visit.below(link, "/extensions"), "").then().statusCode(303);
        Visit.open(link).then().statusCode(410).body(containsString("This link has expired"));
    }

    @Test
    void timeThatTheSessionGotElsewhereIsKnownHereToo() {
        // given
        capture.put("expiresAt", in(-5).toString());
        String link = Api.link(capture);
        session.answers(Visit.decision("open", null, "pending", 3, in(1200)));

        // when / then
        assertThat(Visit.page(link).getElementById("time-left").text())
                .isEqualTo("This page stays open for 20 minutes.");
    }

    private static Response byScript(String link) {
        return given().urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "application/json")
                .contentType("application/x-www-form-urlencoded")
                .post(Visit.below(link, "/extensions"));
    }

    private static Instant in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }
}
