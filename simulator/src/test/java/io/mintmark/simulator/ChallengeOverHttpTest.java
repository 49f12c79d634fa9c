package io.mintmark.simulator;

import static io.mintmark.simulator.SigningCaller.authorization;
import static io.mintmark.simulator.SigningCaller.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payer's browser at the issuer's page. */
@Timeout(60)
class ChallengeOverHttpTest {
    private static final String ASKS = "4000000000003220";
    private static final String RETURN_URL = "https://pay.example/back?a=1&b=%22%3C";

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Simulator simulator;
    private final SigningCaller caller;

    ChallengeOverHttpTest(@TempDir Path folder) throws Exception {
        Path key = SigningCaller.keyFileIn(folder);
        simulator = Simulator.start(
                new Settings("127.0.0.1", 0, folder.resolve("data"), Map.of(SigningCaller.KEY_ID, key), "seed", null),
                InstantSource.system());
        caller = new SigningCaller(simulator.port());
    }

    @AfterEach
    void close() throws Exception {
        simulator.close();
    }

    @Test
    void thePageAsksForTheAmountAndNeedsNeitherScriptNorCookie() throws Exception {
        // given
        String url = challenge("pay_1");

        // when
        HttpResponse<String> page = get(url);

        // then
        assertThat(url).startsWith("http://127.0.0.1:" + simulator.port() + "/3ds/challenges/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "This is a simulator", "<strong>1.00 USD</strong>", "ends in 3220")
                .contains("<form method=\"post\">", "value=\"pass\"", "value=\"fail\"", "value=\"cancel\"")
                .doesNotContain("<script", "pay.example", ASKS);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("frame-ancestors", "form-action");
        assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
    }

    @ParameterizedTest
    @CsvSource({"pass, approved", "fail, declined", "cancel, declined"})
    void anAnswerLeadsBackAndTheCompletionKnowsIt(String answer, String result) throws Exception {
        // given
        String url = challenge("pay_1");
        JsonObject before = caller.json("/sim/acquirer/challenges?authorization=pay_1");

        // when
        HttpResponse<String> first = post(url, "answer=" + answer);
        HttpResponse<String> second = post(url, "answer=pass");

        // then
        assertThat(before).isEqualTo(new JsonObject().put("url", url).putNull("answer"));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains(RETURN_URL);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(caller.json("/sim/acquirer/challenges?authorization=pay_1").getString("answer"))
                .isEqualTo(answer);
        assertThat(get(url).body())
                .contains("is over", "href=\"https://pay.example/back?a=1&amp;b=%22%3C\"")
                .doesNotContain("<form");
        JsonObject completed = ok(complete("com_1", "pay_1"));
        assertThat(completed.getString("result")).isEqualTo(result);
        assertThat(ok(caller.status("com_1"))).isEqualTo(completed);
    }

    @Test
    void whatWasGivenUpIsOver() throws Exception {
        // given
        String url = challenge("pay_1");
        ok(caller.reverse(reversal("void_1", "pay_1")));

        // when
        HttpResponse<String> answer = post(url, "answer=pass");

        // then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get(url).body()).contains("is over");
        assertThat(caller.json("/sim/acquirer/challenges?authorization=pay_1").getValue("answer"))
                .isNull();
    }

    @Test
    void whatIsNoneIsSaidToBeNone() throws Exception {
        // given
        String url = challenge("pay_1");
        caller.authorize(authorization("pay_2", "4242424242424242"));

        // when / then
        assertThat(get(url + "x").statusCode()).isEqualTo(404);
        assertThat(post(url + "x", "answer=pass").body()).contains("There is no such confirmation");
        assertThat(post(url, "answer=perhaps").statusCode()).isEqualTo(400);
        assertThat(post(url, "").statusCode()).isEqualTo(400);
        assertThat(caller.plain("GET", "/sim/acquirer/challenges?authorization=pay_2", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(caller.plain("GET", "/sim/acquirer/challenges", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFaultStrikesCompletions() throws Exception {
        // given
        post(challenge("pay_1"), "answer=pass");
        caller.plain(
                "POST",
                "/sim/acquirer/faults",
                "{\"operation\": \"completion\", \"mode\": \"lose_answer\", \"last4\": \"3220\"}");

        // when / then
        assertThatThrownBy(() -> complete("com_1", "pay_1")).isInstanceOf(IOException.class);
        assertThat(ok(caller.status("com_1")).getString("result")).isEqualTo("approved");
        assertThat(ok(caller.status("pay_1")).getString("state")).isEqualTo("authorized");
    }

    @Test
    void aCompletionIsSignedToo() throws Exception {
        // when / then
        assertThat(caller.plain("POST", "/acquirer/v1/completions", "{}").statusCode())
                .isEqualTo(401);
        assertThat(caller.post("/acquirer/v1/completions", reversal("com_1", "pay_1"), -1)
                        .body())
                .contains("expired_signature");
    }

    /** The address of its page. */
    private String challenge(String reference) throws Exception {
        JsonObject answer = ok(caller.authorize(
                authorization(reference, ASKS).put("threeDSecure", new JsonObject().put("returnUrl", RETURN_URL))));
        assertThat(ok(caller.status(reference))).isEqualTo(answer);
        return answer.getString("challengeUrl");
    }

    private HttpResponse<String> complete(String reference, String authorization) throws Exception {
        return caller.post("/acquirer/v1/completions", reversal(reference, authorization), 4);
    }

    private HttpResponse<String> get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
