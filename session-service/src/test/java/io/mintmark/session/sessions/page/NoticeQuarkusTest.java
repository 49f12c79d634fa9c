package io.mintmark.session.sessions.page;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.redirects;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.platform.testing.TestProducer;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of every entry: their languages, who may frame them, and what they make of hostile names. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
class NoticeQuarkusTest {
    private static final String FRAMED =
            "{\"name\": \"Shop\", \"embedOrigins\": [\"https://shop.example\", \"https://www.shop.example:8443\"]}";

    private static Response get(String path, String language) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept-Language", language)
                .get(path);
    }

    private static String path(JsonPath session) {
        return session.getString("actions[0].href").replace("http://127.0.0.1:8080", "");
    }

    private static void end(String session, String status) {
        Database.update(
                "update sessions set status = ?, instrument_id = case when ? = 'completed' then 'pi_1' end,"
                        + " result = case when ? = 'completed' then 'created' end, sequence = sequence + 1,"
                        + " failure_reason = case when ? = 'failed' then 'verification_refused' end,"
                        + " payment_id = case when type = 'checkout' then 'pay_' || id end where id = ?",
                status,
                status,
                status,
                status,
                session);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            expired   | en | 410 | This link has expired
            expired   | es | 410 | Este enlace venció
            expired   | pt | 410 | Este link expirou
            canceled  | en | 410 | This request was canceled
            canceled  | es | 410 | Esta solicitud se canceló
            canceled  | pt | 410 | Esta solicitação foi cancelada
            completed | en | 200 | Your card is saved
            completed | es | 200 | Tu tarjeta quedó guardada
            completed | pt | 200 | Seu cartão foi salvo
            failed    | en | 410 | Your card could not be saved
            failed    | es | 410 | No se pudo guardar tu tarjeta
            failed    | pt | 410 | Não foi possível salvar seu cartão
            """)
    void everyEndIsToldInThePayersLanguageAndFollowingTheLinkChangesNothing(
            String status, String language, int code, String title) {
        JsonPath session = Callers.open(Callers.merchant());
        String id = session.getString("id");
        end(id, status);

        for (String entry : List.of("", "/e")) {
            Response page = get(entry + path(session), language);

            assertThat(page.statusCode()).isEqualTo(code);
            assertThat(page.header("Content-Language")).isEqualTo(language);
            assertThat(page.body().asString())
                    .contains(
                            "<html lang=\"" + language + "\">",
                            "<h1>" + title + "</h1>",
                            "<title>" + title + "</title>");
        }
        assertThat(Database.number("select sequence from sessions where id = ? and status = ?", id, status))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            expired   | en | 410 | This link has expired           | You have paid nothing.
            expired   | es | 410 | Este enlace venció              | No pagaste nada.
            expired   | pt | 410 | Este link expirou               | Você não pagou nada.
            canceled  | en | 410 | This request was canceled       | You have paid nothing.
            completed | en | 200 | You have paid                   | has been told.
            completed | es | 200 | Tu pago está hecho              | ya lo sabe.
            completed | pt | 200 | Seu pagamento foi feito         | já foi avisado.
            failed    | en | 410 | Your payment did not go through | you have paid nothing.
            failed    | es | 410 | No se pudo hacer tu pago        | no pagaste nada.
            failed    | pt | 410 | Não foi possível fazer seu pagamento | você não pagou nada.
            """)
    void whoWasToPayIsToldWhetherThatHappened(String status, String language, int code, String title, String text) {
        JsonPath session = Callers.checkout(Callers.merchant());
        end(session.getString("id"), status);

        Response page = get(path(session), language);

        assertThat(page.statusCode()).isEqualTo(code);
        assertThat(page.body().asString()).contains("<h1>" + title + "</h1>", text);
    }

    @Test
    void theMerchantsLanguageGoesBeforeTheLinksAndTheLinksBeforeTheBrowsers() {
        TestMerchant merchant = Callers.merchant();
        JsonPath set = Callers.open(merchant, "\"settings\": {\"locale\": \"pt\"}");
        JsonPath free = Callers.open(merchant);
        Database.runOut(set.getString("id"));
        Database.runOut(free.getString("id"));

        assertThat(get(path(set) + "&locale=en", "es").header("Content-Language"))
                .isEqualTo("pt");
        assertThat(get(path(free) + "&locale=en", "es").header("Content-Language"))
                .isEqualTo("en");
        assertThat(get(path(free) + "&locale=xx", "pt").header("Content-Language"))
                .isEqualTo("pt");
        assertThat(get(path(free), "fr").header("Content-Language")).isEqualTo("es");
        assertThat(get("/tokenization/nothing?locale=en", "es").body().asString())
                .contains("This link does not work");
        assertThat(get("/tokenization/nothing", "fr").body().asString()).contains("Este enlace no funciona");
    }

    @Test
    void theFrameIsSentToTheCardPageForFramesAndTheLanguageOfTheLinkGoesAlong() {
        JsonPath session = Callers.open(Callers.registered(FRAMED));
        String page = "http://127.0.0.1:8080/card/cap_" + session.getString("id") + "?k=capability";

        Response framed = get("/e" + path(session), "en");

        assertThat(framed.statusCode()).isEqualTo(303);
        assertThat(framed.header("Location")).isEqualTo(page + "&view=embedded");
        assertThat(framed.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(get("/e" + path(session) + "&locale=pt-BR", "en").header("Location"))
                .isEqualTo(page + "&view=embedded&locale=pt");
        assertThat(get(path(session) + "&locale=en", "en").header("Location")).isEqualTo(page + "&locale=en");
        assertThat(get(path(session) + "&locale=%22%3E", "en").header("Location"))
                .isEqualTo(page);
    }

    @Test
    void onlyRegisteredOriginsFrameANoticeAndOnlyThatOfTheFramesOwnEntry() {
        JsonPath session = Callers.open(Callers.registered(FRAMED), redirects());
        String none = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        String framed = "; base-uri 'none'; form-action 'none';"
                + " frame-ancestors https://shop.example https://www.shop.example:8443";

        Database.update(
                "update sessions set status = 'processing', processing_since = now(), staged_card_id = 'stc_1'"
                        + " where id = ?",
                session.getString("id"));
        Response busy = get("/e" + path(session), "en");
        Database.update(
                "update sessions set status = 'expired', processing_since = null where id = ?",
                session.getString("id"));
        Response ended = get("/e" + path(session), "en");
        Response alone = get(path(session), "en");
        Response unknown = get("/e/tokenization/" + session.getString("id") + "?t=x", "en");

        assertThat(busy.header("Content-Security-Policy")).endsWith(framed);
        assertThat(busy.header("Refresh")).isEqualTo("2");
        assertThat(ended.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith(framed);
        assertThat(ended.body().asString()).contains("target=\"_top\"");
        assertThat(alone.header("Content-Security-Policy")).endsWith(none);
        assertThat(alone.body().asString()).doesNotContain("target=");
        assertThat(unknown.header("Content-Security-Policy")).endsWith(none);
        for (Response page : List.of(busy, ended, alone, unknown)) {
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        }
    }

    @Test
    void aPayerInAFrameStaysInItWhenTheSessionIsCompleted() {
        JsonPath session = Callers.open(Callers.registered(FRAMED), redirects());
        end(session.getString("id"), "completed");

        Response framed = get("/e" + path(session), "en");

        assertThat(framed.statusCode()).isEqualTo(200);
        assertThat(framed.body().asString())
                .contains("<h1>Your card is saved</h1>", "&amp;status=completed\" rel=\"noreferrer\" target=\"_top\"");
        assertThat(get(path(session), "en").statusCode()).isEqualTo(303);
    }

    @Test
    void anAbsentVaultIsSaidInTheLanguageOfTheSessionAndTheWayBackKeepsTheLinks() {
        JsonPath session = Callers.open(Callers.registered(FRAMED), "\"settings\": {\"locale\": \"pt\"}");
        StubVault.teach("/captures", call -> new StubVault.Answer(503, new JsonObject()));
        try {
            Response page = get("/e" + path(session) + "&locale=en", "en");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body().asString())
                    .contains(
                            "<h1>Não conseguimos abrir esta página agora</h1>", "&amp;locale=en\" rel=\"noreferrer\">");
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors https://shop.example");
        } finally {
            StubVault.teach("/captures", null);
        }
    }

    @Test
    void aHostileNameIsShownAsText() throws JsonProcessingException {
        TestMerchant merchant = Callers.merchant();
        JsonPath session = Callers.open(merchant);
        Database.runOut(session.getString("id"));
        rename(merchant, "<img src=x onerror=alert(1)>\u202eegap\u0000 'q' {notice.title} \u05e9\u05dc\u05d5\u05dd");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> get(path(session), "en").body().asString().contains("onerror"));
        String html = get(path(session), "en").body().asString();

        String shown =
                "&lt;img src=x onerror=alert(1)&gt;\ufffdegap\ufffd &#39;q&#39; {notice.title} \u05e9\u05dc\u05d5\u05dd";
        assertThat(html)
                .contains("<span class=\"merchant-name\" dir=\"auto\">" + shown + "</span>")
                .contains("Ask \u2068" + shown + "\u2069 for a new link.")
                .doesNotContain("<img", "\u202e", "\u0000");
    }

    @Test
    void aDisguisedNameOrDeviceIsNotEvenTaken() {
        TestMerchant merchant = Callers.merchant();
        for (String hostile : List.of("a\\u0000b", "a\\u202eb", "a\\u2066b", "a\\nb", "a\\u2028b")) {
            Callers.operator()
                    .body("{\"name\": \"" + hostile + "\"}")
                    .post("/v1/merchants")
                    .then()
                    .statusCode(422);
            as(merchant)
                    .body("{\"referenceId\": \"" + hostile + "\", \"type\": \"tokenization\"}")
                    .post("/v1/sessions")
                    .then()
                    .statusCode(422);
        }
    }

    /** As it might have come in before names were checked. */
    private static void rename(TestMerchant merchant, String name) throws JsonProcessingException {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "merchant.state",
                Long.toString(merchant.id()),
                new ObjectMapper()
                        .writeValueAsBytes(new MerchantStateData(
                                new MerchantView(merchant.id(), name, "active", List.of(), List.of(), false, false),
                                List.of(),
                                1)));
        record.headers().add("ce_sequence", "00000000000000000099".getBytes(StandardCharsets.UTF_8));
        TestProducer.send(record);
    }
}
