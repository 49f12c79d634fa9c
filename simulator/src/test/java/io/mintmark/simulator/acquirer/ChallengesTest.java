package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for a payer to answer, and what becomes of it. */
class ChallengesTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String ASKS = "4000000000003220";

    private final Path folder;
    private Books books;

    ChallengesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.books = open();
    }

    @AfterEach
    void close() throws Exception {
        books.close();
    }

    @Test
    void whatWaitsHoldsNothingAndSaysTheSameUntilItIsFinished() {
        // when
        JsonObject answer = authorize("pay_1", ASKS);

        // then
        assertThat(answer)
                .isEqualTo(new JsonObject(
                        """
                {"reference": "pay_1", "id": "%s", "type": "authorization", "result": "challenge",
                 "responseCode": null, "authorizationCode": null, "securityCodeResult": null, "avsResult": null,
                 "networkTransactionId": "%s",
                 "authentication": {"status": "challenge", "eci": null, "transactionId": "%s"},
                 "challengeUrl": "%s", "state": "challenge",
                 "amount": {"value": 100, "currency": "USD"}, "capturedAmount": {"value": 0, "currency": "USD"},
                 "refundedAmount": {"value": 0, "currency": "USD"}}"""
                                .formatted(
                                        answer.getString("id"),
                                        answer.getString("networkTransactionId"),
                                        answer.getJsonObject("authentication").getString("transactionId"),
                                        answer.getString("challengeUrl"))));
        assertThat(answer.getString("challengeUrl")).matches("/3ds/challenges/[A-Za-z0-9_-]{22}");
        assertThat(answer.getJsonObject("authentication").getString("transactionId"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(authorize("pay_1", ASKS)).isEqualTo(answer);
        answer("pay_1", ChallengeAnswer.PASS);
        assertThat(books.status("pay_1")).isEqualTo(answer);
        assertThat(books.totals(null).getInteger("challenge")).isEqualTo(1);
        assertThat(books.totals(null).getInteger("open")).isZero();
        assertThat(books.totals(null).getJsonObject("currencies")).isEmpty();
    }

    @Test
    void aPayerWhoPassesIsAuthorizedByTheCompletion() {
        // given
        JsonObject waiting = authorize("pay_1", ASKS);
        answer("pay_1", ChallengeAnswer.PASS);

        // when
        JsonObject completed = complete("com_1", "pay_1");

        // then
        JsonObject authorized = books.status("pay_1");
        assertThat(authorized)
                .isEqualTo(waiting.copy()
                        .put("result", "approved")
                        .put("responseCode", "00")
                        .put("securityCodeResult", "M")
                        .put("authorizationCode", authorized.getString("authorizationCode"))
                        .put("authentication", authentication(waiting, "challenged", "05"))
                        .putNull("challengeUrl")
                        .put("state", "authorized"));
        assertThat(authorized.getString("authorizationCode")).matches("[0-9A-Z]{6}");
        assertThat(completed)
                .isEqualTo(authorized
                        .copy()
                        .put("reference", "com_1")
                        .put("id", completed.getString("id"))
                        .put("type", "completion"));
        assertThat(complete("com_1", "pay_1")).isEqualTo(completed);
        assertThat(authorize("pay_1", ASKS)).isEqualTo(authorized);
        assertThat(complete("com_2", "pay_1").getString("responseCode")).isEqualTo("58");
        assertThat(books.totals(null).getInteger("open")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000003220, PASS, 00, challenged, 05, authorized",
        "4000002760003184, PASS, 00, challenged, 05, authorized",
        "4000020000000000, PASS, 00, challenged, 05, authorized",
        "4000008400001629, PASS, 05, challenged, 05, declined",
        "4055011111111111, PASS, 1A, failed, , declined",
        "4000000000003220, FAIL, 1A, failed, , declined",
        "4000000000003220, CANCEL, 1A, failed, , declined",
        "4000000000003220, , 1A, failed, , declined"
    })
    void theAnswerAndTheNumberDecide(
            String number,
            @Nullable ChallengeAnswer answer,
            String responseCode,
            String status,
            @Nullable String eci,
            String state) {
        // given
        JsonObject waiting = authorize("pay_1", number);
        if (answer != null) {
            answer("pay_1", answer);
        }

        // when
        JsonObject completed = complete("com_1", "pay_1");

        // then
        assertThat(waiting.getString("result")).isEqualTo("challenge");
        assertThat(completed.getString("responseCode")).isEqualTo(responseCode);
        assertThat(completed.getString("state")).isEqualTo(state);
        assertThat(completed.getJsonObject("authentication")).isEqualTo(authentication(waiting, status, eci));
        assertThat(books.status("pay_1").getString("responseCode")).isEqualTo(responseCode);
    }

    @Test
    void aSaleIsTakenWhenItIsFinished() {
        // given
        books.authorize(Requests.parsed(Requests.authenticated("pay_1", ASKS).put("capture", true)), NOON);
        answer("pay_1", ChallengeAnswer.PASS);

        // when
        JsonObject completed = complete("com_1", "pay_1");

        // then
        assertThat(completed.getString("state")).isEqualTo("captured");
        assertThat(completed.getJsonObject("capturedAmount").getLong("value")).isEqualTo(100);
    }

    @Test
    void theFirstAnswerCounts() {
        // given
        authorize("pay_1", ASKS);

        // when
        answer("pay_1", ChallengeAnswer.FAIL);
        answer("pay_1", ChallengeAnswer.PASS);

        // then
        assertThat(books.challengeOf("pay_1").orElseThrow().answer()).isEqualTo(ChallengeAnswer.FAIL);
        assertThat(complete("com_1", "pay_1").getString("responseCode")).isEqualTo("1A");
    }

    @Test
    void whatWaitsCanBeGivenUpAndNothingElse() {
        // given
        authorize("pay_1", ASKS);

        // when / then
        assertThat(code(books.move(Requests.movement(Direction.CAPTURE, "cap_1", "pay_1", 1), NOON)))
                .isEqualTo("58");
        assertThat(code(books.move(Requests.movement(Direction.REFUND, "ref_1", "pay_1", 1), NOON)))
                .isEqualTo("58");
        JsonObject voided = books.reverse(Requests.reversal("void_1", "pay_1"), NOON);
        assertThat(code(voided)).isEqualTo("00");
        assertThat(voided.getString("state")).isEqualTo("voided");

        // then
        answer("pay_1", ChallengeAnswer.PASS);
        JsonObject status = books.status("pay_1");
        assertThat(status.getString("result")).isEqualTo("declined");
        assertThat(code(status)).isEqualTo("1A");
        assertThat(status.getString("state")).isEqualTo("voided");
        assertThat(status.getValue("challengeUrl")).isNull();
        assertThat(books.challengeOf("pay_1").orElseThrow().answer()).isNull();
        assertThat(code(complete("com_1", "pay_1"))).isEqualTo("21");
        assertThat(books.totals(null).getInteger("voided")).isEqualTo(1);
        assertThat(books.totals(null).getValue("longestOpenMillis")).isNull();
        assertThat(books.totals(null).getJsonObject("currencies")).isEmpty();
    }

    @Test
    void onlyWhatWaitsIsFinished() {
        // given
        authorize("pay_1", "4242424242424242");
        authorize("pay_2", "4264281511112228");

        // when / then
        assertThat(code(complete("com_1", "pay_1"))).isEqualTo("58");
        assertThat(code(complete("com_2", "pay_2"))).isEqualTo("58");
        assertThat(complete("com_3", "unheard-of"))
                .isEqualTo(new JsonObject(
                        """
                {"reference": "com_3", "id": "%s", "type": "completion", "result": "declined", "responseCode": "25",
                 "authorizationCode": null, "securityCodeResult": null, "avsResult": null,
                 "networkTransactionId": null, "authentication": null, "challengeUrl": null, "state": null,
                 "amount": null, "capturedAmount": null, "refundedAmount": null}"""
                                .formatted(books.status("com_3").getString("id"))));
        assertThatThrownBy(() -> complete("pay_1", "pay_1")).hasMessage("reference_reused");
    }

    @Test
    void afterTheLatestMomentNothingIsFinished() {
        // given
        authorize("pay_1", ASKS);
        answer("pay_1", ChallengeAnswer.PASS);

        // when / then
        assertThatThrownBy(() -> books.complete(Requests.completion("com_1", "pay_1"), NOON.minusMillis(1)))
                .hasMessage("expired_signature");
        assertThat(books.status("pay_1").getString("state")).isEqualTo("challenge");
        assertThat(code(complete("com_2", "pay_1"))).isEqualTo("00");
    }

    @ParameterizedTest
    @CsvSource({"PASS, 6P, unavailable", "FAIL, 1A, failed", ", 6P, unavailable"})
    void theNextProcessKnowsWhatWaitsButNotTheCard(@Nullable ChallengeAnswer answer, String responseCode, String status)
            throws Exception {
        // given
        JsonObject waiting = authorize("pay_1", ASKS);
        if (answer != null) {
            answer("pay_1", answer);
        }
        authorize("pay_2", ASKS);
        answer("pay_2", ChallengeAnswer.PASS);
        complete("com_2", "pay_2");
        JsonObject listed = books.list(Listing.all(10));
        JsonObject totals = books.totals(null);

        // when
        books.close();
        books = open();

        // then
        assertThat(books.list(Listing.all(10))).isEqualTo(listed);
        assertThat(books.totals(null)).isEqualTo(totals);
        assertThat(books.status("pay_1")).isEqualTo(waiting);
        assertThat(books.challengeOf("pay_1").orElseThrow().answer()).isEqualTo(answer);
        JsonObject completed = complete("com_1", "pay_1");
        assertThat(code(completed)).isEqualTo(responseCode);
        assertThat(completed.getJsonObject("authentication")).isEqualTo(authentication(waiting, status, null));
        assertThat(Files.readString(folder.resolve("journal"), StandardCharsets.UTF_8))
                .doesNotContain(ASKS, "400000000000", "737", "192.0.2.1", "Mozilla");
    }

    @Test
    void theListTellsHowAPayerWasAuthenticatedAndWhatCame() {
        // given
        JsonObject waiting = authorize("pay_1", ASKS);

        // when
        JsonObject listed = books.list(new Listing(null, "pay_1", null, 0, 1))
                .getJsonArray("data")
                .getJsonObject(0);

        // then
        assertThat(listed.getJsonObject("authentication")).isEqualTo(waiting.getJsonObject("authentication"));
        assertThat(listed.getString("result")).isEqualTo("challenge");
        assertThat(listed.getBoolean("securityCodeSent")).isTrue();
        assertThat(listed.encode()).doesNotContain("pay.example", waiting.getString("challengeUrl"));
        complete("com_1", "pay_1");
        assertThat(books.list(new Listing(null, null, "completion", 0, 10))
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("authorization"))
                .isEqualTo("pay_1");
        assertThat(books.totals(null).getJsonObject("operations").getJsonObject("completion"))
                .isEqualTo(new JsonObject("{\"approved\": 0, \"declined\": 1}"));
    }

    private Books open() throws Exception {
        return Books.open(folder, "seed", new SecureRandom(), () -> NOON);
    }

    private JsonObject authorize(String reference, String number) {
        return books.authorize(Requests.parsed(Requests.authenticated(reference, number)), NOON);
    }

    private JsonObject complete(String reference, String authorization) {
        return books.complete(Requests.completion(reference, authorization), NOON);
    }

    private void answer(String authorization, ChallengeAnswer answer) {
        String id = books.challengeOf(authorization).orElseThrow().challenge().id();
        assertThat(books.answer(id, answer).orElseThrow().challenge().returnUrl())
                .isEqualTo(Requests.RETURN_URL);
    }

    private static String code(JsonObject answer) {
        return answer.getString("responseCode");
    }

    private static JsonObject authentication(JsonObject waiting, String status, @Nullable String eci) {
        return waiting.getJsonObject("authentication")
                .copy()
                .put("status", status)
                .put("eci", eci);
    }
}
