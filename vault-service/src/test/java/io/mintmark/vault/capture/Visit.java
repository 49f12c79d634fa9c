package io.mintmark.vault.capture;

import static io.restassured.RestAssured.given;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A payer before the card page, as tests of it need one. */
final class Visit {
    private Visit() {}

    /** A capture that session-service can be asked about, and asked for more time. */
    static Map<String, Object> asked(Map<String, Object> capture) {
        String session = "/internal/sessions/" + capture.get("sessionId");
        capture.put("standingPath", session + "/standing");
        capture.put("extendPath", session + "/extensions");
        capture.put("locale", "en");
        return capture;
    }

    static Response open(String link) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(link);
    }

    static Document page(String link) {
        Response page = open(link);
        page.then().statusCode(200);
        return Jsoup.parse(page.asString());
    }

    static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** The page below a link. */
    static String below(String link, String path) {
        return link.replace("?k=", path + "?k=");
    }

    /** A form post as a browser sends it. */
    static Response post(String address, String form) {
        return Api.submit(address, form);
    }

    /** Saves a card as payer and session do, for a customer or for nobody, and gives the instrument's id. */
    static String saved(TestMerchant merchant, @Nullable String customer, String number) {
        String session = Api.unique("ses_");
        Map<String, Object> visit = asked(Api.capture(merchant, session));
        visit.put("customerId", customer);
        SessionStub.shared().answers(decision("undecided", null, "processing", 3, null));
        post(Api.link(visit), "number=" + number + "&expiry=12%2F30&name=Ana")
                .then()
                .statusCode(303);
        String staged =
                SessionStub.shared().asked().get(0).body().get("stagedCardId").asText();
        SessionStub.shared().answers(decision("open", null, "pending", 3, null));
        return Api.activate(merchant, staged, session)
                .then()
                .statusCode(200)
                .extract()
                .path("paymentInstrument.id");
    }

    static Answer decision(
            String outcome, @Nullable String reason, String status, int left, @Nullable Instant expiresAt) {
        return new Answer(
                200,
                """
                {"outcome": "%s", "reason": %s, "sessionStatus": "%s", "redirectUrl": null, "attemptsLeft": %d,
                 "expiresAt": %s}
                """
                        .formatted(outcome, quoted(reason), status, left, quoted(expiresAt)));
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
