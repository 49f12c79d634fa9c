package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that a payer can meet, in every language. The pages are left in {@code target/card-pages} to be looked at. */
@QuarkusTest
class EveryStateQuarkusTest {
    private static final Path PAGES = Path.of("target/card-pages");
    private static final int LARGEST = 60 * 1024;

    private final SessionStub session = SessionStub.shared();
    private final Map<String, Response> states = new LinkedHashMap<>();
    private String language = "en";

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void everyPageKeepsTheRulesOfAllPages(String spoken) throws IOException {
        // given
        language = spoken;

        // when
        visitAll();

        // then
        assertThat(states).hasSizeGreaterThan(50);
        Files.createDirectories(PAGES.resolve("card/assets"));
        int assets = writeAssets();
        for (Map.Entry<String, Response> state : states.entrySet()) {
            byte[] html = state.getValue().asByteArray();
            Files.write(PAGES.resolve(state.getKey() + "-" + spoken + ".html"), html);
            assertThat(html.length + assets).as(state.getKey()).isLessThan(LARGEST);
            check(state.getKey() + " in " + spoken, state.getValue());
        }
    }

    private void check(String what, Response response) {
        String html = response.asString();
        Document page = Jsoup.parse(html);
        assertThat(page.selectFirst("html").attr("lang")).as(what).isEqualTo(language);
        assertThat(page.title()).as(what).isNotBlank();
        assertThat(page.select("h1, main")).as(what).hasSize(2);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).as(what).doesNotHaveDuplicates();
        for (Element described : page.select("[aria-describedby]")) {
            assertThat(ids).as(what).contains(described.attr("aria-describedby").split(" "));
        }
        for (Element field : page.select("input:not([type=hidden]), select")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(what + ": " + field.id())
                    .hasSize(1);
        }
        for (Element link : page.select("a[href^=#]")) {
            assertThat(ids).as(what).contains(link.attr("href").substring(1));
        }
        for (Element form : page.select("form")) {
            assertThat(form.attr("action")).as(what).startsWith("/card/cap_");
            assertThat(form.attr("method")).as(what).isEqualTo("post");
        }
        assertThat(page.select(
                        "[style], style, script:not([integrity]), link[rel=stylesheet]:not([integrity]), img, iframe"))
                .as(what)
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .as(what)
                .isEmpty();
        assertThat(html).as(what).doesNotContain("{card:", "NOT_FOUND", "Almac&eacute;n", Api.VISA);
        assertThat(response.headers().hasHeaderWithName("Set-Cookie")).as(what).isFalse();
        assertThat(response.header("Content-Security-Policy")).as(what).contains("require-trusted-types-for 'script'");
    }

    private void visitAll() {
        TestMerchant merchant = Api.merchant();
        String customer = Api.customer(merchant);
        see("form", link(merchant, null, all -> {}));
        String verified = link(merchant, null, EveryStateQuarkusTest::verify);
        see("form-verified", verified);
        see("form-verified-embedded", verified + "&view=embedded");
        String wide = link(merchant, null, all -> all.put("fields", Map.of("billingAddress", "required")));
        see("form-address", wide);
        states.put("form-faults", Visit.post(wide, "number=4111111111111112&expiry=01%2F20&name=&securityCode=1"));
        see("form-temporal", link(merchant, null, all -> all.put("storage", "temporal")));
        see("form-two-minutes", link(merchant, null, all -> all.put("expiresAt", soon(100))));
        String plain = link(merchant, null, all -> {});
        see("form-extended", plain + "&note=extended");
        see("form-limit", plain + "&note=limit");
        decisions(merchant);
        wallets(merchant, customer);
        payments(merchant, customer);
        see("expired", link(merchant, null, all -> {
            all.put("expiresAt", soon(-1));
            all.remove("standingPath");
        }));
        states.put("unknown", open("/card/cap_none?k=none"));
        states.put(
                "foreign",
                given().urlEncodingEnabled(false)
                        .header("Accept-Language", language)
                        .header("Sec-Fetch-Site", "cross-site")
                        .contentType("application/x-www-form-urlencoded")
                        .body("number=1")
                        .post(plain));
    }

    private void decisions(TestMerchant merchant) {
        String card = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";
        String link = link(merchant, null, EveryStateQuarkusTest::verify);
        session.answers(Visit.decision("refused", "declined", "pending", 1, null));
        states.put("form-refused", Visit.post(link, card));
        session.answers(Visit.decision("refused", "temporarily_unavailable", "pending", 2, null));
        states.put("form-unchecked", Visit.post(link, card));
        session.answers(new Answer(500, "{}"));
        states.put("unavailable", Visit.post(link, card));
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        states.put("checking", open(Visit.post(link, card).header("Location")));
        for (String end : List.of("completed", "canceled", "failed", "ended")) {
            String over = link(merchant, null, all -> {});
            session.answers(Answer.decision("ended", end, null, 0));
            states.put(end, open(over));
        }
        String used = link(merchant, null, all -> {});
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 0));
        states.put("used", open(used));
        String embedded = link(merchant, null, all -> {}) + "&view=embedded";
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 0));
        states.put("completed-embedded", open(embedded));
    }

    private void wallets(TestMerchant merchant, String customer) {
        see("wallet-empty", link(merchant, customer, all -> all.put("features", List.of("list", "select"))));
        saved(merchant, customer, Api.VISA);
        String old = saved(merchant, customer, Api.MASTERCARD);
        saved(merchant, customer, "378282246310005");
        Rows.change("update payment_instrument set exp_year = 2020 where id = ?", old);
        String wallet = link(merchant, customer, EveryStateQuarkusTest::verify);
        see("wallet", wallet);
        see("wallet-embedded", wallet + "&view=embedded");
        states.put("wallet-fault", Visit.post(Visit.below(wallet, "/selections"), "card="));
        see("wallet-removed", wallet + "&note=removed");
        see("wallet-debit", link(merchant, customer, all -> all.put("allowedCardTypes", List.of("debit"))));
        see("wallet-look", link(merchant, customer, all -> all.put("features", List.of("list", "delete"))));
        see("removal", Visit.below(wallet, "/removals") + "&card=" + old);
    }

    private void payments(TestMerchant merchant, String customer) {
        String card = "number=" + Api.VISA + "&expiry=12%2F30&name=Ana&securityCode=123";
        String pay = link(merchant, null, EveryStateQuarkusTest::pay);
        see("pay", pay);
        see("pay-embedded", pay + "&view=embedded");
        states.put("pay-faults", Visit.post(pay, "number=4111111111111112&expiry=01%2F20&name=&securityCode=1"));
        session.answers(Visit.decision("refused", "declined", "pending", 2, null));
        states.put("pay-refused", Visit.post(pay, card));
        session.answers(Visit.decision("refused", "temporarily_unavailable", "pending", 2, null));
        states.put("pay-unchecked", Visit.post(pay, card));
        session.answers(new Answer(500, "{}"));
        states.put("pay-unavailable", Visit.post(pay, card));
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        states.put("pay-checking", open(Visit.post(pay, card).header("Location")));
        for (String end : List.of("completed", "canceled", "failed", "ended", "expired")) {
            String over = link(merchant, null, EveryStateQuarkusTest::pay);
            session.answers(Answer.decision("ended", end, null, 0));
            states.put("pay-" + end, open(over));
        }
        String used = link(merchant, null, EveryStateQuarkusTest::pay);
        session.answers(Answer.decision("ended", "completed", "https://shop.example/ok", 0));
        states.put("pay-used", open(used));
        see("pay-consent", link(merchant, customer, all -> {
            pay(all);
            all.put("saving", "ask");
            all.put("features", List.of("create"));
        }));
        see("pay-kept", link(merchant, null, all -> {
            pay(all);
            all.put("saving", "always");
        }));
        see("pay-nothing", link(merchant, null, all -> {
            pay(all);
            all.put("saving", "always");
            all.put("payment", Map.of("total", "0", "currency", "UYU"));
        }));
        see("pay-wallet", link(merchant, customer, EveryStateQuarkusTest::pay));
        payFlexibly(merchant, customer);
        String instrument = saved(merchant, customer, Api.VISA);
        String single = link(merchant, customer, all -> {
            pay(all);
            all.put("instrument", instrument);
        });
        see("pay-code", single);
        states.put("pay-code-missing", Visit.post(Visit.below(single, "/selections"), "card=" + instrument));
        session.answers(Visit.decision("refused", "declined", "pending", 1, null));
        states.put(
                "pay-code-refused",
                Visit.post(Visit.below(single, "/selections"), "securityCode=123&card=" + instrument));
        see("pay-gone", link(merchant, customer, all -> {
            pay(all);
            all.put("instrument", "pi_gone");
        }));
    }

    private void payFlexibly(TestMerchant merchant, String customer) {
        String bounded = link(merchant, null, all -> {
            pay(all);
            all.remove("payment");
            all.put("flexible", Map.of("currencies", List.of("UYU"), "min", "100", "max", "25000.50"));
        });
        see("pay-flexible", bounded);
        states.put("pay-flexible-faults", Visit.post(bounded, "amount=99"));
        String open = link(merchant, customer, all -> {
            pay(all);
            all.remove("payment");
            all.put("saving", "ask");
            all.put(
                    "flexible",
                    Map.of(
                            "currencies",
                            List.of("UYU", "USD", "JPY"),
                            "suggested",
                            Map.of("total", "1500", "currency", "USD")));
        });
        see("pay-flexible-wallet", open);
        states.put("pay-flexible-wallet-faults", Visit.post(Visit.below(open, "/selections"), "amount=x&currency=USD"));
    }

    private String saved(TestMerchant merchant, String customer, String number) {
        String[] visit = new String[1];
        String link = link(merchant, customer, all -> visit[0] = String.valueOf(all.get("sessionId")));
        session.answers(Visit.decision("undecided", null, "processing", 3, null));
        Visit.post(link, "number=" + number + "&expiry=12%2F30&name=Ana").then().statusCode(303);
        String staged = session.asked().get(0).body().get("stagedCardId").asText();
        return Api.activate(merchant, staged, visit[0])
                .then()
                .statusCode(200)
                .extract()
                .path("paymentInstrument.id");
    }

    private String link(TestMerchant merchant, @Nullable String customer, Consumer<Map<String, Object>> change) {
        Map<String, Object> capture = Visit.asked(Api.capture(merchant, Api.unique("ses_")));
        capture.put("locale", language);
        capture.put("frameOrigins", List.of("https://shop.example"));
        capture.put("expiresAt", soon(1800));
        if (customer != null) {
            capture.put("customerId", customer);
            capture.put("features", List.of("create", "list", "select", "delete"));
        }
        change.accept(capture);
        session.answers(Visit.decision("open", null, "pending", 3, null));
        return Api.link(capture);
    }

    private void see(String name, String link) {
        session.answers(Visit.decision("open", null, "pending", 3, null));
        states.put(name, open(link));
    }

    private Response open(String link) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept-Language", language)
                .get(link);
    }

    private static void verify(Map<String, Object> capture) {
        capture.put("securityCode", "required");
        capture.put("verification", Map.of("total", "1.00", "currency", "USD"));
    }

    private static void pay(Map<String, Object> capture) {
        capture.put("securityCode", "required");
        capture.put("purpose", "pay");
        capture.put("payment", Map.of("total", "1234.50", "currency", "UYU"));
    }

    private static String soon(long seconds) {
        return Instant.now().plusSeconds(seconds).toString();
    }

    /** Puts them where the pages look for them; their size together, without the script for merchants. */
    private static int writeAssets() throws IOException {
        int size = 0;
        List<String> paths =
                given().get("/card/assets/inventory.json").jsonPath().getList("path", String.class);
        for (String path : paths) {
            byte[] content = given().get(path).asByteArray();
            Files.write(PAGES.resolve(path.substring(1)), content);
            if (!path.contains("embed")) {
                size += content.length;
                assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain("http://", "https://");
            }
        }
        return size;
    }
}
