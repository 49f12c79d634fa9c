package io.mintmark.session.sessions.page;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.redirects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static Response follow(String link) {
        return Callers.follow(link);
    }

    private static Response follow(JsonPath session) {
        return follow(session.getString("actions[0].href"));
    }

    private static void isPage(Response page, int status, String title) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body().asString()).contains("<h1>" + title + "</h1>");
    }

    @Test
    void aLinkLeadsToTheCardPageThatTheVaultPrepared() {
        JsonPath session = Callers.open(
                merchant,
                "\"customerId\": \"" + StubVault.CUSTOMER + "\"",
                """
                "settings": {
                  "locale": "es-UY",
                  "tokenization": {"type": "store", "allowedCardTypes": ["debit"], "features": ["create", "list"]},
                  "redirects": {"defaultUrl": "https://shop.example/a?b=c", "cancelUrl": "https://shop.example/d"},
                  "fields": {"cardholderName": "required", "billingAddress": "hidden"},
                  "prefill": {"cardholderName": "Ana", "email": "ana@shop.example",
                              "billingAddress": {"line1": "18 de Julio 1", "country": "UY"}}
                }""");
        String id = session.getString("id");

        Response answer = follow(session);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:8080/card/cap_" + id + "?k=capability");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        JsonObject capture = StubVault.calls("/captures").stream()
                .map(StubVault.Call::body)
                .filter(body -> id.equals(body.getString("sessionId")))
                .findFirst()
                .orElseThrow();
        assertThat(capture)
                .isEqualTo(new JsonObject()
                        .put("sessionId", id)
                        .put("merchantId", (int) merchant.id())
                        .put("merchantName", "Test merchant " + merchant.id())
                        .put("customerId", StubVault.CUSTOMER)
                        .put("storage", "store")
                        .put("allowedCardTypes", new JsonArray().add("debit"))
                        .put("features", new JsonArray().add("create").add("list"))
                        .put("locale", "es-UY")
                        .put("expiresAt", session.getString("expiresAt"))
                        .put("completionPath", "/internal/sessions/" + id + "/completions")
                        .put("cancelPath", "/internal/sessions/" + id + "/payer-cancellations")
                        .put("returnOrigins", new JsonArray().add("https://shop.example"))
                        .put("standingPath", "/internal/sessions/" + id + "/standing")
                        .put("extendPath", "/internal/sessions/" + id + "/extensions")
                        .put("frameOrigins", new JsonArray())
                        .put("securityCode", "hidden")
                        .put(
                                "fields",
                                new JsonObject()
                                        .put("cardholderName", "required")
                                        .put("billingAddress", "hidden"))
                        .put(
                                "prefill",
                                new JsonObject()
                                        .put("cardholderName", "Ana")
                                        .put("email", "ana@shop.example")
                                        .put(
                                                "billingAddress",
                                                new JsonObject()
                                                        .put("line1", "18 de Julio 1")
                                                        .putNull("line2")
                                                        .putNull("city")
                                                        .putNull("postalCode")
                                                        .putNull("state")
                                                        .put("country", "UY"))));
    }

    @Test
    void aLinkMayBeFollowedAgainAndIsAnnouncedOnce() {
        JsonPath session = Callers.open(merchant);

        assertThat(follow(session).statusCode()).isEqualTo(303);
        assertThat(follow(session).statusCode()).isEqualTo(303);

        String id = session.getString("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", id) == 0);
        List<JsonPath> updates = TestConsumer.withKey("session.updated", id).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
        assertThat(updates).singleElement().satisfies(event -> {
            assertThat(event.getString("data.change")).isEqualTo("opened");
            assertThat(event.getString("data.session.status")).isEqualTo("pending");
            assertThat(event.getString("sequence")).isEqualTo("00000000000000000002");
        });
    }

    @Test
    void whatIsNoLinkLooksLikeAnyOther() {
        JsonPath session = Callers.open(merchant);
        String token = session.getString("actions[0].href").replaceAll(".*t=", "");
        String other = Callers.open(merchant).getString("actions[0].href").replaceAll(".*t=", "");
        String path = "/tokenization/" + session.getString("id");

        List<Response> pages = List.of(
                follow(path),
                follow(path + "?t="),
                follow(path + "?t=" + other),
                follow(path + "?t=" + token + "A"),
                follow(path + "?t=%00%ff"),
                follow("/tokenization/ses_00000000000000000000000000?t=" + token),
                follow("/tokenization/nothing?t=" + token),
                follow("/e" + path + "?t=" + other),
                follow("/e/tokenization/nothing?t=" + token),
                follow("/qr/" + session.getString("id") + ".svg?t=" + other),
                follow("/qr/" + session.getString("id") + "?t=" + token),
                follow("/qr/nothing.svg?t=" + token));

        assertThat(pages).allSatisfy(page -> isPage(page, 404, "This link does not work"));
        assertThat(pages)
                .extracting(page -> page.body().asString())
                .containsOnly(pages.get(0).body().asString());
    }

    @Test
    void anExpiredAndACanceledLinkSaySoAndLeadBack() {
        JsonPath expired = Callers.open(merchant, redirects());
        JsonPath canceled = Callers.open(merchant, redirects());
        Database.runOut(expired.getString("id"));
        as(merchant).post("/v1/sessions/" + canceled.getString("id") + "/cancellations");

        Response expiredPage = follow(expired);
        Response canceledPage = follow(canceled);

        isPage(expiredPage, 410, "This link has expired");
        assertThat(expiredPage.body().asString())
                .contains("href=\"https://shop.example/result?order=7&amp;sessionId=" + expired.getString("id")
                        + "&amp;status=expired\"")
                .contains("Go on to Test merchant " + merchant.id());
        isPage(canceledPage, 410, "This request was canceled");
    }

    @Test
    void aCompletedSessionSendsItsPayerToTheResultOrSaysThatAllIsDone() {
        JsonPath leading = Callers.open(merchant, redirects());
        JsonPath staying = Callers.open(merchant);
        for (JsonPath session : List.of(leading, staying)) {
            Callers.vault()
                    .body("{\"merchantId\": " + merchant.id() + ", \"stagedCardId\": \"stc_" + session.getString("id")
                            + "\"}")
                    .post("/internal/sessions/" + session.getString("id") + "/completions")
                    .then()
                    .statusCode(200);
        }

        Response sentOn = follow(leading);

        assertThat(sentOn.statusCode()).isEqualTo(303);
        assertThat(sentOn.header("Location"))
                .isEqualTo("https://shop.example/result?order=7&sessionId=" + leading.getString("id")
                        + "&status=completed");
        isPage(follow(staying), 200, "Your card is saved");
    }

    @Test
    void aPayerWhoComesDuringACompletionIsAskedToWait() {
        JsonPath session = Callers.open(merchant);
        Database.update(
                "update sessions set status = 'processing', processing_since = now(), staged_card_id = 'stc_1'"
                        + " where id = ?",
                session.getString("id"));

        Response page = follow(session);

        isPage(page, 200, "One moment, please");
        assertThat(page.header("Refresh")).isEqualTo("2");
    }

    /** Lets something happen between the look at the session and the payer's arrival at the page. */
    private static Response follow(JsonPath session, Runnable meanwhile) {
        AtomicBoolean first = new AtomicBoolean(true);
        StubVault.teach("/captures", call -> {
            if (first.getAndSet(false)) {
                meanwhile.run();
            }
            return new StubVault.Answer(
                    201, new JsonObject().put("captureId", "cap_1").put("href", "/card/cap_1?k=capability"));
        });
        try {
            return follow(session);
        } finally {
            StubVault.teach("/captures", null);
        }
    }

    @Test
    void aSessionThatIsCanceledWhileItsPageIsPreparedSaysSo() {
        JsonPath session = Callers.open(merchant);

        Response page = follow(session, () -> as(merchant)
                .post("/v1/sessions/" + session.getString("id") + "/cancellations")
                .then()
                .statusCode(200));

        isPage(page, 410, "This request was canceled");
    }

    @Test
    void ofTwoWhoFollowALinkAtOnceBothComeToThePageAndOneIsAnnounced() {
        JsonPath session = Callers.open(merchant);

        Response page =
                follow(session, () -> assertThat(follow(session).statusCode()).isEqualTo(303));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(Database.number("select sequence from sessions where id = ?", session.getString("id")))
                .isEqualTo(2);
    }

    @Test
    void anAbsentVaultIsAPageAndChangesNothing() {
        JsonPath session = Callers.open(merchant);
        StubVault.teach("/captures", call -> new StubVault.Answer(503, new JsonObject()));
        try {
            Response page = follow(session);

            isPage(page, 503, "We cannot open this page right now");
            assertThat(page.header("Retry-After")).isEqualTo("2");
            assertThat(page.body().asString())
                    .contains(
                            "href=\"?t=" + session.getString("actions[0].href").replaceAll(".*t=", "") + "\"");
            assertThat(Database.number(
                            "select count(*) from sessions where id = ? and opened", session.getString("id")))
                    .isZero();
        } finally {
            StubVault.teach("/captures", null);
        }
        assertThat(follow(session).statusCode()).isEqualTo(303);
    }

    @Test
    void theMerchantsNameIsTextAndTheBrowserMayDoNothing() throws Exception {
        String secret = Callers.registered("{\"name\": \"<script>alert(1)</script> & \\\"Sons\\\"\"}");
        JsonPath session = as(secret)
                .body("{\"referenceId\": \"r\", \"type\": \"tokenization\"}")
                .post("/v1/sessions")
                .jsonPath();
        Database.runOut(session.getString("id"));

        Response page = follow(session);

        String html = page.body().asString();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;");
        assertThat(html).doesNotContain("<script");
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(html);
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void aDisabledMerchantsLinksAreClosed() {
        TestMerchant closing = Callers.merchant();
        JsonPath session = Callers.open(closing);
        closing.publish("disabled", true);

        await().atMost(Duration.ofSeconds(10)).until(() -> follow(session).statusCode() == 410);

        isPage(follow(session), 410, "This link is not available");
    }

    @Test
    void noLogKeepsTheTokenNotEvenTheAccessLog() {
        JsonPath session = Callers.open(merchant);
        String token = session.getString("actions[0].href").replaceAll(".*t=", "");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        StubVault.teach("/captures", call -> new StubVault.Answer(503, new JsonObject()));
        try {
            follow(session);
            StubVault.teach("/captures", null);
            follow(session);
            follow("/e/tokenization/" + session.getString("id") + "?t=" + token);
            follow(session.getString("actions[1].href"));
            await().until(() -> lines.stream()
                            .filter(line -> line.matches("(?s).*\"GET /(tokenization|e/tokenization|qr)/.*"))
                            .count()
                    == 4);
        } finally {
            StubVault.teach("/captures", null);
            root.removeHandler(handler);
        }

        assertThat(lines).noneMatch(line -> line.contains(token) || line.contains("t="));
    }
}
