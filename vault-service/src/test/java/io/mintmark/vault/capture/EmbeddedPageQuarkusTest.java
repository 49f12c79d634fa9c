package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EmbeddedPageQuarkusTest {
    private static final List<String> FRAMERS = List.of("https://shop.example", "https://www.shop.example:8443");

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private Map<String, Object> capture;

    @BeforeEach
    void aMerchantWithTwoSites() {
        capture = Api.capture(Api.merchant(), sessionId);
        capture.put("locale", "en");
        capture.put("frameOrigins", FRAMERS);
    }

    @Test
    void exactlyTheRegisteredOriginsMayFrameTheEmbeddedViewAndNobodyTheOther() {
        // given
        String link = Api.link(capture);

        // when
        Response embedded = open(link + "&view=embedded");
        Response alone = open(link);

        // then
        assertThat(embedded.header("Content-Security-Policy"))
                .endsWith("; frame-ancestors https://shop.example https://www.shop.example:8443")
                .contains("form-action 'self'; ");
        assertThat(alone.header("Content-Security-Policy")).endsWith("; frame-ancestors 'none'");
        assertThat(embedded.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        embedded.then().header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    @Test
    void withoutRegisteredOriginsNobodyMayFrameIt() {
        // given
        capture.put("frameOrigins", List.of());

        // when / then
        assertThat(open(Api.link(capture) + "&view=embedded").header("Content-Security-Policy"))
                .endsWith("; frame-ancestors 'none'");
    }

    @Test
    void theEmbeddedPageKnowsWhomItMayTellThatItIsReady() {
        // when
        Element body = body(Api.link(capture) + "&view=embedded");

        // then
        assertThat(body.attr("data-event")).isEqualTo("ready");
        assertThat(body.attr("data-session")).isEqualTo(sessionId);
        assertThat(body.attr("data-origins")).isEqualTo("https://shop.example https://www.shop.example:8443");
        assertThat(body.hasClass("embedded")).isTrue();
        assertThat(body.select("header")).isEmpty();
    }

    @Test
    void aPageOfItsOwnTellsNobodyAnything() {
        assertThat(body(Api.link(capture)).attributes().size()).isZero();
    }

    @Test
    void afterTheEndTheFrameStaysOnThePageAndTellsIt() {
        // given
        String link = Api.link(capture) + "&view=embedded";
        String action =
                Jsoup.parse(open(link).asString()).selectFirst("#card-form").attr("action");
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok", 3));

        // when
        Response answer = Api.submit(action, Api.VISA, "12%2F30", "Ana");

        // then
        answer.then().statusCode(303);
        assertThat(answer.header("Location")).contains("/card/cap_").endsWith("&view=embedded");
        Response done = open(answer.header("Location"));
        done.then().statusCode(200).body(containsString("You can go on with Almacén Sur."));
        Element body = Jsoup.parse(done.asString()).body();
        assertThat(body.attr("data-event")).isEqualTo("completed");
        assertThat(body.select("main a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"canceled,canceled", "expired,expired", "failed,error"})
    void everyEndIsTold(String status, String event) {
        // given
        String link = Api.link(capture) + "&view=embedded";
        session.answers(Answer.decision("ended", status, "https://shop.example/cancel", 3));
        Api.submit(link, Api.VISA, "12%2F30", "Ana").then().statusCode(303);

        // when / then
        assertThat(body(link).attr("data-event")).isEqualTo(event);
    }

    @Test
    void timeThatIsOverIsTold() {
        // given
        capture.put("expiresAt", Instant.now().minusSeconds(1).toString());

        // when / then
        assertThat(body(Api.link(capture) + "&view=embedded").attr("data-event"))
                .isEqualTo("expired");
    }

    @Test
    void theScriptForMerchantsIsSmallAndOpenToOtherSites() throws Exception {
        // when
        Response script = given().get("/card/embed.js");

        // then
        script.then()
                .statusCode(200)
                .contentType("text/javascript; charset=utf-8")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=300");
        assertThat(script.asByteArray()).hasSizeLessThan(3000);
        assertThat(script.asString())
                .contains("event.origin !== home || event.source !== frame.contentWindow", "frame.allow = 'payment'")
                .doesNotContain("'*'", "cookie", "Storage");
    }

    @Test
    void theInventoryNamesEveryFileWithTheHashOfWhatIsServed() throws Exception {
        // when
        List<Map<String, String>> inventory =
                given().get("/card/assets/inventory.json").jsonPath().getList("");

        // then
        assertThat(inventory).hasSize(3);
        for (Map<String, String> file : inventory) {
            Response served = given().get(file.get("path"));
            served.then().statusCode(200).header("Cache-Control", "public, max-age=31536000, immutable");
            assertThat(file.get("integrity")).isEqualTo(integrity(served.asByteArray()));
        }
    }

    @Test
    void theMerchantsGuideNamesTheHashOfTheScript() throws Exception {
        assertThat(Files.readString(Path.of("../docs/guide/embedding.md")))
                .contains(
                        "integrity=\"" + integrity(given().get("/card/embed.js").asByteArray()) + "\"");
    }

    private static String integrity(byte[] content) throws Exception {
        return "sha384-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-384").digest(content));
    }

    private static Element body(String link) {
        return Jsoup.parse(open(link).asString()).body();
    }

    private static Response open(String link) {
        return given().urlEncodingEnabled(false).get(link);
    }
}
