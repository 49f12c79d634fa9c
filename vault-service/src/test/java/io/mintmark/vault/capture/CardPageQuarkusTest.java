package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CardPageQuarkusTest {
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/card/assets/[^\"]+)\" integrity=\"sha384-([^\"]+)\"");

    @Inject
    MeterRegistry metrics;

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private TestMerchant merchant;
    private Map<String, Object> capture;

    @BeforeEach
    void aSessionOpensThePage() {
        merchant = Api.merchant();
        capture = Api.capture(merchant, sessionId);
        capture.put("locale", "en");
    }

    @Test
    void theFormIsOursAloneAndGoesNowhereElse() {
        // given
        String link = Api.link(capture);

        // when
        Response page = open(link);

        // then
        page.then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self' https://shop.example;"
                                + " base-uri 'none'; report-uri /card/reports; report-to card; require-trusted-types-for 'script'; trusted-types 'none';"
                                + " frame-ancestors 'none'");
        assertThat(page.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.asString())
                .contains(
                        "Almacén Sur",
                        "autocomplete=\"cc-number\"",
                        "autocomplete=\"cc-exp\"",
                        "autocomplete=\"cc-name\"")
                .contains("inputmode=\"numeric\"", "lang=\"en\"")
                .doesNotContain(" style=\"", "onclick", "http://", "https://", "cc-csc", "NOT_FOUND");
    }

    @Test
    void everyFileOfThePageHasTheHashThatThePageNames() throws Exception {
        // given
        String html = open(Api.link(capture)).asString();
        Matcher asset = ASSET.matcher(html);
        int found = 0;
        int bytes = html.length();

        while (asset.find()) {
            // when
            Response file = given().get(asset.group(1));

            // then
            found++;
            bytes += file.asByteArray().length;
            file.then().statusCode(200).header("X-Content-Type-Options", "nosniff");
            assertThat(file.headers().getValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
            byte[] hash = MessageDigest.getInstance("SHA-384").digest(file.asByteArray());
            assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(asset.group(2));
        }
        assertThat(found).isEqualTo(2);
        assertThat(bytes).isLessThan(60 * 1024);
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?k=wrong", "", "?k="})
    void aLinkWithoutItsSecretLeadsNowhere(String query) {
        // given
        String link = Api.link(capture).replaceFirst("\\?k=.*", "");

        // when / then
        open(link + query).then().statusCode(404).body(containsString("Este enlace no funciona"));
        Api.submit(link + query, Api.VISA, "12%2F30", "Ana").then().statusCode(404);
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .post(link + "/cancellations" + query)
                .then()
                .statusCode(404);
    }

    @Test
    void registeringASessionAgainKeepsTheLinkAndChangesThePage() {
        // given
        String first = Api.link(capture);
        capture.put("merchantName", "Almacén Norte");

        // when
        String second = Api.link(capture);

        // then
        assertThat(second).isEqualTo(first);
        open(second).then().body(containsString("Almacén Norte"));
        assertThat(Rows.count("capture", "session_id = ?", sessionId)).isEqualTo(1);
        assertThat(Rows.count(
                        "capture", "encode(capability_hash, 'escape') = ?", first.substring(first.indexOf("k=") + 2)))
                .isZero();
    }

    @Test
    void aGoodCardIsStagedAndTheSessionDecidesWithItsPublicFactsOnly() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok?status=completed", 3));

        // when
        Response answer = Api.submit(link, "4111+1111+1111+1111", "12%2F30", "Ana+P%C3%A9rez");

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok?status=completed");
        assertThat(session.asked()).hasSize(1);
        SessionStub.Asked asked = session.asked().get(0);
        assertThat(asked.path()).isEqualTo("/internal/sessions/" + sessionId + "/completions");
        assertThat(asked.authorization()).startsWith("Bearer ey");
        assertThat(asked.body().get("merchantId").asLong()).isEqualTo(merchant.id());
        assertThat(asked.body().get("captureId").asText()).isEqualTo(link.substring(6, link.indexOf('?')));
        assertThat(asked.body().get("stagedCardId").asText()).startsWith("stc_");
        assertThat(asked.body().get("card").toString())
                .isEqualTo("{\"brand\":\"visa\",\"last4\":\"1111\",\"bin\":\"411111\",\"expMonth\":12,\"expYear\":2030,"
                        + "\"funding\":\"credit\",\"country\":\"US\"}");
        assertThat(asked.body().toString()).doesNotContain(Api.VISA, "Ana");
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'staged'", sessionId))
                .isEqualTo(1);
    }

    @Test
    void whoeverComesBackIsSentOnNotAskedAgain() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", "https://shop.example/ok", 3));
        Api.submit(link, Api.VISA, "12%2F30", "Ana").then().statusCode(303);
        session.answers(new Answer(500, "{}"));

        // when / then
        open(link)
                .then()
                .statusCode(410)
                .body(containsString("This link was already used"))
                .body(containsString("href=\"https://shop.example/ok\""));
        Api.submit(link, Api.MASTERCARD, "12%2F30", "Ana")
                .then()
                .statusCode(303)
                .header("Location", "https://shop.example/ok");
        assertThat(session.asked()).isEmpty();
    }

    @Test
    void withoutAnAddressThePayerSeesThatTheCardIsSaved() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Response answer = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        answer.then().statusCode(303).header("Location", startsWith("/card/cap_"));
        open(link).then().statusCode(200).body(containsString("Your card is saved"));
    }

    @Test
    void anAddressOutsideTheReturnOriginsIsNotFollowed() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", "https://shop.example.evil.example/", 3));

        // when
        Response answer = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        answer.then().statusCode(303).header("Location", startsWith("/card/cap_"));
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111112,12%2F30,Ana,This number does not look right",
        "4999999999999996,12%2F30,Ana,use a published test card",
        "4111111111111111,01%2F20,Ana,This card has expired",
        "4111111111111111,12%2F30,'',Enter the name on your card",
        "'','','',Enter the number on your card",
    })
    void aRefusedFormConsumesNothingAndNeverShowsTheNumberAgain(
            String number, String expiry, String name, String sentence) {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Response page = Api.submit(link, number, expiry, name);

        // then
        page.then()
                .statusCode(422)
                .body(containsString(sentence))
                .body(containsString("id=\"summary\" role=\"alert\" tabindex=\"-1\" autofocus"))
                .body(containsString("<title>Error: Save a card · Almacén Sur</title>"))
                .body(containsString("aria-invalid=\"true\""));
        if (!number.isEmpty()) {
            page.then().body(not(containsString(number)));
        }
        assertThat(session.asked()).isEmpty();
        assertThat(Rows.count("staged_card", "session_id = ?", sessionId)).isZero();
        Api.submit(link, Api.VISA, "12%2F30", "Ana").then().statusCode(303);
    }

    @Test
    void aKindThatTheMerchantDoesNotTakeIsRefused() {
        // given
        capture.put("allowedCardTypes", List.of("debit"));
        String link = Api.link(capture);

        // when
        Response page = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        page.then().statusCode(422).body(containsString("Almacén Sur does not accept this kind of card here"));
    }

    @ParameterizedTest
    @CsvSource({
        "en,pt,es,,en,Card number",
        ",pt,es,,pt,Número do cartão",
        ",,'pt-PT,en;q=0.5',,pt,Número do cartão",
        ",,'fr,en;q=0.5',,en,Card number",
        ",,,,es,Número de tarjeta",
        ",fr,fr,,es,Número de tarjeta",
        "en,pt,es,pt,pt,Número do cartão",
    })
    void thePageSpeaksTheLanguageThatWasAskedForFirst(
            String settings, String link, String accept, String chosen, String lang, String label) {
        // given
        capture.put("locale", settings);
        String address =
                Api.link(capture) + (link == null ? "" : "&locale=" + link) + (chosen == null ? "" : "&lang=" + chosen);

        // when
        RequestSpecification payer = given().urlEncodingEnabled(false);
        Response page = (accept == null ? payer : payer.header("Accept-Language", accept)).get(address);

        // then
        page.then().statusCode(200).header("Content-Language", lang);
        Document html = Jsoup.parse(page.asString());
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo(lang);
        assertThat(html.selectFirst("label[for=number]").text()).isEqualTo(label);
        assertThat(html.select("nav a").eachAttr("hreflang")).hasSize(2).doesNotContain(lang);
    }

    @Test
    void theChosenLanguageStaysThroughTheFormAndToTheEnd() {
        // given
        String link = Api.link(capture);
        String portuguese = Jsoup.parse(open(link).asString())
                .selectFirst("nav a[hreflang=pt]")
                .attr("href");
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Document form = Jsoup.parse(open(portuguese).asString());
        Response mistake = Api.submit(form.selectFirst("#card-form").attr("action"), "", "", "");
        Response answer = Api.submit(form.selectFirst("#card-form").attr("action"), Api.VISA, "12%2F30", "Ana");

        // then
        mistake.then().statusCode(422).body(containsString("Digite o número do seu cartão."));
        answer.then().statusCode(303).header("Location", matchesPattern("/card/cap_.*&lang=pt"));
        open(answer.header("Location")).then().statusCode(200).body(containsString("Seu cartão foi salvo"));
    }

    @Test
    void aCardThatIsKeptForAShortWhileIsNotSaidToBeSaved() {
        // given
        capture.put("storage", "temporal");

        // when / then
        open(Api.link(capture))
                .then()
                .body(containsString("Almacén Sur can use this card for a short time. Then it is deleted."));
    }

    @Test
    void textOfOthersIsShownAsText() {
        // given
        capture.put("merchantName", "<script>alert(1)</script>");
        capture.put("prefill", Map.of("cardholderName", "\"><img src=x>"));

        // when
        Response page = open(Api.link(capture));

        // then
        page.then().statusCode(200).body(not(containsString("<script>alert"))).body(not(containsString("<img")));
    }

    @Test
    void aRefusedCardIsShreddedAtOnceAndAnotherMayBeTried() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("refused", "pending", null, 1));

        // when
        Response page = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        page.then()
                .statusCode(422)
                .body(containsString("Your card was not accepted"))
                .body(containsString("You have one more try."))
                .body(containsString("value=\"Ana\""))
                .body(not(containsString("1111")));
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'discarded' and last4 is null", sessionId))
                .isEqualTo(1);
        assertThat(recordsOfSession()).isZero();
    }

    @Test
    void aSubmissionThatLostTheRaceFollowsTheWinner() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 3));

        // when
        Response answer = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/ok");
        assertThat(recordsOfSession()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 0})
    void aLostAnswerKeepsTheStagedCardForWhatTheSessionMayHaveDecided(int status) {
        // given
        String link = Api.link(capture);
        session.answers(new Answer(status, "{}"));

        // when
        Response page = Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        page.then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body(containsString("We could not finish just now"))
                .body(containsString("href=\"" + link + "\""));
        assertThat(recordsOfSession()).isEqualTo(1);
    }

    @Test
    void whoComesWhileAnotherCardIsDecidedOnWaits() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("busy", "processing", null, 3));

        // when / then
        Api.submit(link, Api.VISA, "12%2F30", "Ana")
                .then()
                .statusCode(303)
                .header("Location", matchesPattern("/card/cap_.*/decision\\?k=.*"));
        assertThat(recordsOfSession()).isZero();
    }

    @Test
    void anExpiredLinkTakesNoCard() {
        // given
        capture.put("expiresAt", Instant.now().minusSeconds(1).toString());
        String link = Api.link(capture);
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when / then
        open(link).then().statusCode(410).body(containsString("This link has expired"));
        Api.submit(link, Api.VISA, "12%2F30", "Ana").then().statusCode(303);
        assertThat(session.asked()).isEmpty();
        assertThat(recordsOfSession()).isZero();
    }

    @Test
    void thePayerMayLeave() {
        // given
        String link = Api.link(capture);
        session.answers(Answer.decision("ended", "canceled", "https://shop.example/cancel", 3));

        // when
        Response answer = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .post(link.replace("?k=", "/cancellations?k="));

        // then
        answer.then().statusCode(303).header("Location", "https://shop.example/cancel");
        assertThat(session.asked().get(0).path()).isEqualTo("/internal/sessions/" + sessionId + "/payer-cancellations");
        open(link).then().statusCode(410).body(containsString("This was canceled"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Origin,https://evil.example,403",
        "Sec-Fetch-Site,none,422",
        "Origin,null,422",
    })
    void aFormOfAnotherSiteIsRefused(String header, String value, int status) {
        // given
        String link = Api.link(capture);

        // when / then
        given().urlEncodingEnabled(false)
                .header(header, value)
                .contentType("application/x-www-form-urlencoded")
                .body("number=1")
                .post(link)
                .then()
                .statusCode(status);
    }

    @Test
    void onlyASmallFormOfTheRightTypeIsRead() {
        // given
        String link = Api.link(capture);
        String large = "name=" + "x".repeat(17 * 1024);

        // when / then
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .post(link)
                .then()
                .statusCode(415);
        given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body(large)
                .post(link)
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @ParameterizedTest
    @CsvSource({
        "completionPath,http://evil.example/",
        "completionPath,/v1/customers",
        "cancelPath,/internal/../v1",
        "storage,forever",
        "sessionId,a b",
    })
    void aCaptureThatCouldLeadAstrayIsNotRegistered(String member, String value) {
        // given
        capture.put(member, value);

        // when / then
        Api.asSession().body(capture).post("/internal/captures").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example; script-src *", "javascript:alert(1)", "https://shop.example/path", "*"})
    void anOriginThatCouldChangeThePolicyIsNotRegistered(String origin) {
        // given
        capture.put("returnOrigins", List.of(origin));

        // when / then
        Api.asSession()
                .body(capture)
                .post("/internal/captures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", startsWith("#/returnOrigins"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/csp-report|{\"csp-report\": {\"effective-directive\": \"form-action\"}}|form-action",
                "application/reports+json|[{\"body\": {\"effectiveDirective\": \"img-src\"}}]|img-src",
                "application/reports+json|[{\"body\": {\"effectiveDirective\": \"made-up\"}}]|other",
            })
    void whatThePolicyKeptFromHappeningIsCounted(String type, String report, String directive) {
        // given
        double before = violations(directive);

        // when
        given().contentType(type)
                .body(bytes(report))
                .post("/card/reports")
                .then()
                .statusCode(204);

        // then
        assertThat(violations(directive)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "7", "[1]"})
    void aReportThatSaysNothingIsTakenAllTheSame(String report) {
        given().contentType("application/csp-report")
                .body(bytes(report))
                .post("/card/reports")
                .then()
                .statusCode(204);
    }

    @Test
    void onlySessionServiceRegistersCaptures() {
        Api.as(merchant).body(capture).post("/internal/captures").then().statusCode(403);
        given().contentType("application/json")
                .body(capture)
                .post("/internal/captures")
                .then()
                .statusCode(401);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private double violations(String directive) {
        return metrics.counter("mintmark.card.page.violations", "directive", directive)
                .count();
    }

    private long recordsOfSession() {
        return Rows.count(
                "card_record r join staged_card s on s.instrument_id = r.instrument_id join record_key k"
                        + " on k.instrument_id = r.instrument_id",
                "s.session_id = ?",
                sessionId);
    }

    private static Response open(String link) {
        return given().urlEncodingEnabled(false).get(link);
    }
}
