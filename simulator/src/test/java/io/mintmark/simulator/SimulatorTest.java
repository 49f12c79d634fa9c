package io.mintmark.simulator;

import static io.mintmark.simulator.SigningCaller.authorization;
import static io.mintmark.simulator.SigningCaller.movement;
import static io.mintmark.simulator.SigningCaller.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTP, as the platform's vault speaks it. */
@Timeout(60)
class SimulatorTest {
    private static final String GOOD = "4242424242424242";
    private static final String DECLINED = "4000000000009995";

    private final Simulator simulator;
    private final SigningCaller caller;

    SimulatorTest(@TempDir Path folder) throws Exception {
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
    void anAuthorizationIsMadeAskedForAndVoided() throws Exception {
        // when
        JsonObject authorized = ok(caller.authorize(authorization("ver_1", GOOD)));
        JsonObject asked = ok(caller.status("ver_1"));
        JsonObject voided = ok(caller.reverse(reversal("void_1", "ver_1")));
        JsonObject after = ok(caller.status("ver_1"));

        // then
        assertThat(authorized.getString("result")).isEqualTo("approved");
        assertThat(authorized.getString("state")).isEqualTo("authorized");
        assertThat(asked).isEqualTo(authorized);
        assertThat(voided.getString("result")).isEqualTo("approved");
        assertThat(after).isEqualTo(authorized.copy().put("state", "voided"));
        assertThat(ok(caller.status("void_1"))).isEqualTo(voided);
    }

    @Test
    void whatWasAuthorizedIsCapturedAndRefunded() throws Exception {
        // given
        caller.authorize(authorization("pay_1", GOOD));

        // when
        JsonObject captured = ok(caller.move("captures", movement("cap_1", "pay_1", 60)));
        JsonObject refunded = ok(caller.move("refunds", movement("ref_1", "pay_1", 20)));

        // then
        assertThat(captured.getString("type")).isEqualTo("capture");
        assertThat(captured.getString("state")).isEqualTo("captured");
        assertThat(refunded.getString("type")).isEqualTo("refund");
        assertThat(refunded.getJsonObject("capturedAmount").getLong("value")).isEqualTo(60);
        assertThat(refunded.getJsonObject("refundedAmount").getLong("value")).isEqualTo(20);
        assertThat(ok(caller.status("ref_1"))).isEqualTo(refunded);
        assertThat(ok(caller.status("cap_1")).getJsonObject("refundedAmount").getLong("value"))
                .isEqualTo(20);
        assertError(401, "bad_signature", caller.plain("POST", "/acquirer/v1/captures", "{}"));
        assertError(400, "malformed", caller.move("refunds", movement("ref_2", "pay 1", 20)));
    }

    @Test
    void aDeclineIsAnAnswerToo() throws Exception {
        // when
        JsonObject answer = ok(caller.authorize(authorization("ver_1", DECLINED)));

        // then
        assertThat(answer.getString("result")).isEqualTo("declined");
        assertThat(answer.getString("responseCode")).isEqualTo("51");
    }

    @Test
    void whatIsNotInOrderIsRefusedByNameAndTheBooksStayAsTheyAre() throws Exception {
        // given
        caller.authorize(authorization("ver_1", GOOD));
        JsonObject before = caller.json("/sim/acquirer/operations");
        String body = authorization("ver_2", GOOD).encode();

        // when / then
        assertError(401, "bad_signature", caller.plain("POST", "/acquirer/v1/authorizations", body));
        assertError(401, "bad_signature", caller.plain("GET", "/acquirer/v1/operations/ver_1", ""));
        assertError(
                401, "expired_signature", caller.post("/acquirer/v1/authorizations", authorization("ver_2", GOOD), -1));
        assertError(400, "malformed", caller.authorize(authorization("ver_2", "12")));
        assertError(404, "unknown_reference", caller.status("ver_2"));
        assertThat(caller.json("/sim/acquirer/operations")).isEqualTo(before);
        assertThat(caller.plain("GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(caller.plain("POST", "/acquirer/v1/voids", "x".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aReferenceWithAnotherBodyIsAConflict() throws Exception {
        // given
        caller.authorize(authorization("ver_1", GOOD));

        // when / then
        assertError(409, "reference_reused", caller.authorize(authorization("ver_1", DECLINED)));
        assertThat(caller.json("/sim/acquirer/books").getInteger("conflicts")).isEqualTo(1);
    }

    @Test
    void aLostRequestNeverWas() throws Exception {
        // given
        order("authorization", "lose_request");

        // when / then
        assertThatThrownBy(() -> caller.authorize(authorization("ver_1", GOOD))).isInstanceOf(IOException.class);
        assertError(404, "unknown_reference", caller.status("ver_1"));
    }

    @Test
    void aLostAnswerLeavesItsEffect() throws Exception {
        // given
        caller.authorize(authorization("ver_1", GOOD));
        order("void", "lose_answer");

        // when / then
        assertThatThrownBy(() -> caller.reverse(reversal("void_1", "ver_1"))).isInstanceOf(IOException.class);
        assertThat(ok(caller.status("ver_1")).getString("state")).isEqualTo("voided");
    }

    @Test
    void aDelayBeyondTheSignatureKeepsTheBooksClosed() throws Exception {
        // given
        order("authorization", "delay", 1200);

        // when
        HttpResponse<String> answer = caller.post("/acquirer/v1/authorizations", authorization("ver_1", GOOD), 1);

        // then
        assertError(401, "expired_signature", answer);
        assertError(404, "unknown_reference", caller.status("ver_1"));
    }

    @Test
    void aLateAnswerHasItsEffectAtOnce() throws Exception {
        // given
        order("authorization", "late_answer", 1000);
        long start = System.nanoTime();

        // when
        JsonObject answer = ok(caller.authorize(authorization("ver_1", GOOD)));

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
        assertThat(answer).isEqualTo(ok(caller.status("ver_1")));
        assertThat(caller.json("/sim/acquirer/books").getInteger("open")).isEqualTo(1);
    }

    @Test
    void aRequestThatTheNetworkRepeatsHasOneEffect() throws Exception {
        // given
        order("authorization", "double");

        // when
        ok(caller.authorize(authorization("ver_1", GOOD)));

        // then
        JsonObject books = caller.json("/sim/acquirer/books");
        assertThat(books.getInteger("open")).isEqualTo(1);
        assertThat(books.getInteger("duplicates")).isEqualTo(1);
    }

    @Test
    void garbageHidesAnEffect() throws Exception {
        // given
        order("authorization", "garbage");

        // when
        HttpResponse<String> answer = caller.authorize(authorization("ver_1", GOOD));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> new JsonObject(answer.body())).isInstanceOf(DecodeException.class);
        assertThat(ok(caller.status("ver_1")).getString("result")).isEqualTo("approved");
    }

    @Test
    void anErrorIsWithoutEffectAndStrikesThatCardAlone() throws Exception {
        // given
        JsonObject fault = new JsonObject()
                .put("operation", "any")
                .put("mode", "error")
                .put("times", 2)
                .put("last4", "4242");
        assertThat(caller.plain("POST", "/sim/acquirer/faults", fault.encode()).statusCode())
                .isEqualTo(201);

        // when / then
        ok(caller.authorize(authorization("ver_1", DECLINED)));
        assertError(500, "internal", caller.authorize(authorization("ver_2", GOOD)));
        assertError(404, "unknown_reference", caller.status("ver_2"));
        assertThat(caller.json("/sim/acquirer/faults")
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getInteger("struck"))
                .isEqualTo(1);
        assertThat(caller.plain("DELETE", "/sim/acquirer/faults", "").statusCode())
                .isEqualTo(204);
        ok(caller.authorize(authorization("ver_2", GOOD)));
    }

    @Test
    void aFaultStrikesCapturesAndRefundsByTheirCard() throws Exception {
        // given
        caller.authorize(authorization("pay_1", GOOD));
        caller.plain(
                "POST",
                "/sim/acquirer/faults",
                "{\"operation\": \"capture\", \"mode\": \"lose_answer\", \"last4\": \"4242\"}");
        order("refund", "lose_request");

        // when / then
        assertThatThrownBy(() -> caller.move("captures", movement("cap_1", "pay_1", 60)))
                .isInstanceOf(IOException.class);
        assertThat(ok(caller.status("cap_1")).getString("result")).isEqualTo("approved");
        assertThatThrownBy(() -> caller.move("refunds", movement("ref_1", "pay_1", 60)))
                .isInstanceOf(IOException.class);
        assertError(404, "unknown_reference", caller.status("ref_1"));
    }

    @Test
    void anOutageEndsByItself() throws Exception {
        // given
        caller.authorize(authorization("pay_1", GOOD));
        long start = System.nanoTime();
        caller.plain(
                "POST",
                "/sim/acquirer/faults",
                "{\"operation\": \"any\", \"mode\": \"outage\", \"durationMillis\": 1000}");

        // when
        int cut = 0;
        JsonObject answer = null;
        while (answer == null) {
            try {
                answer = ok(caller.status("pay_1"));
            } catch (IOException cutOff) {
                cut++;
            }
        }

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
        assertThat(cut).isPositive();
        assertThat(caller.json("/sim/acquirer/faults")
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getInteger("struck"))
                .isGreaterThanOrEqualTo(cut);
    }

    @Test
    void chaosReignsUntilItIsEnded() throws Exception {
        // given
        String order = "{\"seed\": \"s\", \"rate\": 1, \"modes\": [\"error\"], \"maxDelayMillis\": 0}";
        assertThat(caller.plain("POST", "/sim/acquirer/chaos", order).statusCode())
                .isEqualTo(201);

        // when / then
        assertError(500, "internal", caller.authorize(authorization("pay_1", GOOD)));
        assertError(500, "internal", caller.status("pay_1"));
        assertThat(caller.json("/sim/acquirer/chaos").getJsonObject("chaos").getJsonObject("struck"))
                .isEqualTo(new JsonObject().put("error", 2));
        assertThat(caller.plain("DELETE", "/sim/acquirer/chaos", "").statusCode())
                .isEqualTo(204);
        assertThat(caller.json("/sim/acquirer/chaos").getValue("chaos")).isNull();
        ok(caller.authorize(authorization("pay_1", GOOD)));
    }

    @Test
    void theListIsReadInPages() throws Exception {
        // given
        caller.authorize(authorization("pay_1", GOOD));
        caller.authorize(authorization("pay_2", GOOD));

        // when
        JsonObject first = caller.json("/sim/acquirer/operations?merchant=12345&limit=1");
        JsonObject second =
                caller.json("/sim/acquirer/operations?merchant=12345&limit=1&after=" + first.getInteger("next"));

        // then
        assertThat(first.getBoolean("hasMore")).isTrue();
        assertThat(first.getJsonArray("data").getJsonObject(0).getString("reference"))
                .isEqualTo("pay_1");
        assertThat(second.getBoolean("hasMore")).isFalse();
        assertThat(second.getJsonArray("data").getJsonObject(0).getString("reference"))
                .isEqualTo("pay_2");
        assertThat(caller.json("/sim/acquirer/books?merchant=678").getJsonObject("currencies"))
                .isEmpty();
    }

    @Test
    void aFaultThatNobodyKnowsIsRefused() throws Exception {
        // when / then
        assertError(
                400,
                "malformed",
                caller.plain("POST", "/sim/acquirer/faults", "{\"operation\": \"void\", \"mode\": \"explode\"}"));
        assertError(
                400,
                "malformed",
                caller.plain("POST", "/sim/acquirer/faults", "{\"operation\": \"any\", \"mode\": \"outage\"}"));
        assertError(400, "malformed", caller.plain("POST", "/sim/acquirer/chaos", "{\"seed\": 1}"));
        assertError(400, "malformed", caller.plain("GET", "/sim/acquirer/operations?limit=0", ""));
        assertError(400, "malformed", caller.plain("GET", "/sim/acquirer/operations?limit=1001", ""));
        assertError(400, "malformed", caller.plain("GET", "/sim/acquirer/operations?after=x", ""));
    }

    @Test
    void itSaysThatItIsUp() throws Exception {
        assertThat(caller.json("/health")).isEqualTo(new JsonObject().put("status", "up"));
    }

    private void order(String operation, String mode) throws Exception {
        order(operation, mode, 0);
    }

    private void order(String operation, String mode, int delayMillis) throws Exception {
        JsonObject fault =
                new JsonObject().put("operation", operation).put("mode", mode).put("delayMillis", delayMillis);
        caller.plain("POST", "/sim/acquirer/faults", fault.encode());
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return new JsonObject(answer.body());
    }

    private static void assertError(int status, String error, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
    }
}
