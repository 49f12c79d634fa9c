package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.open;
import static io.mintmark.session.testing.Callers.redirects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.AtOnce;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.mintmark.session.testing.StubVault.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String card() {
        return "stc_" + UUID.randomUUID();
    }

    private ValidatableResponse complete(String session, String card) {
        return Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"stagedCardId\": \"" + card
                        + "\", \"card\": {\"brand\": \"visa\", \"last4\": \"1111\"}}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .statusCode(200);
    }

    private String statusOf(String session) {
        return as(merchant).get("/v1/sessions/" + session).jsonPath().getString("status");
    }

    private static List<JsonPath> events(String topic, String session) {
        return TestConsumer.withKey(topic, session).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static void published(String session) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", session) == 0);
    }

    /** Turns back the time in the row, as if the completion had started long ago. */
    private static void leaveBehind(String session) {
        Database.update("update sessions set processing_since = now() - interval '40 seconds' where id = ?", session);
    }

    @Test
    void aCompletionActivatesTheCardAndEndsTheSessionWithItsToken() {
        String session = open(merchant, redirects()).getString("id");
        String card = card();

        complete(session, card)
                .body("outcome", equalTo("completed"))
                .body("sessionStatus", equalTo("completed"))
                .body("paymentInstrumentId", equalTo(StubVault.instrumentOf(card)))
                .body("attemptsLeft", is(3))
                .body(
                        "redirectUrl",
                        equalTo("https://shop.example/result?order=7&sessionId=" + session + "&status=completed"));

        JsonPath completed = as(merchant).get("/v1/sessions/" + session).jsonPath();
        assertThat(completed.getString("status")).isEqualTo("completed");
        assertThat(completed.getString("result")).isEqualTo("created");
        assertThat(completed.getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(completed.getList("actions")).isEmpty();
        StubVault.Call call = StubVault.calls(card).get(0);
        assertThat(call.body())
                .isEqualTo(
                        new JsonObject().put("merchantId", (int) merchant.id()).put("sessionId", session));
        assertThat(call.authorization()).startsWith("Bearer eyJ");
    }

    @Test
    void everyStepIsAnEventWithTheWholeStateAndTheNextSequence() {
        String session = open(merchant).getString("id");
        String card = card();

        complete(session, card);
        published(session);

        assertThat(events("session.created", session))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("sequence")).isEqualTo("00000000000000000001"));
        assertThat(events("session.updated", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("sequence")).isEqualTo("00000000000000000002");
            assertThat(event.getString("data.change")).isEqualTo("processing");
            assertThat(event.getString("data.previousStatus")).isEqualTo("pending");
        });
        assertThat(events("session.completed", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("sequence")).isEqualTo("00000000000000000003");
            assertThat(event.getString("data.previousStatus")).isEqualTo("processing");
            assertThat(event.getString("data.session.paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        });
    }

    @Test
    void ofFiftyConcurrentCompletionsOneWinsAndTheOthersSeeItsResult() throws Exception {
        String session = open(merchant, redirects()).getString("id");
        String prefix = card();
        StubVault.teach(prefix, call -> {
            String[] path = call.path().split("/");
            return new Answer(
                    200,
                    new JsonObject()
                            .put(
                                    "paymentInstrument",
                                    new JsonObject().put("id", StubVault.instrumentOf(path[path.length - 2])))
                            .put("created", true),
                    300);
        });

        CompletableFuture<Void> contention = CompletableFuture.runAsync(() -> Database.holdUntilContended(session, 10));
        await().until(() -> Database.number("select count(*) from pg_locks where mode = 'RowShareLock'"
                        + " and relation = 'session.sessions'::regclass")
                >= 1);
        List<JsonPath> answers = AtOnce.run(
                50, number -> complete(session, prefix + "-" + number).extract().jsonPath());
        contention.get();

        assertThat(StubVault.calls(prefix)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getString("outcome").equals("completed")))
                .hasSize(1);
        String winner = answers.stream()
                .filter(answer -> answer.getString("outcome").equals("completed"))
                .findFirst()
                .orElseThrow()
                .getString("paymentInstrumentId");
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.getString("outcome")).isIn("completed", "ended");
            assertThat(answer.getString("sessionStatus")).isEqualTo("completed");
            assertThat(answer.getString("paymentInstrumentId")).isEqualTo(winner);
            assertThat(answer.getString("redirectUrl")).endsWith("&status=completed");
        });
        published(session);
        assertThat(events("session.completed", session)).hasSize(1);
    }

    @Test
    void theSameCompletionAgainIsAnsweredAgainAndActivatesNothing() {
        String session = open(merchant).getString("id");
        String card = card();
        complete(session, card);

        complete(session, card).body("outcome", equalTo("completed"));
        complete(session, card()).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("completed"));

        assertThat(StubVault.calls(card)).hasSize(1);
        published(session);
        assertThat(events("session.completed", session)).hasSize(1);
    }

    @Test
    void aCardThatCannotBeActivatedLeavesTheSessionToAnotherTry() {
        String session = open(merchant).getString("id");
        String refused = card();
        StubVault.teach(refused, call -> new Answer(409, new JsonObject().put("code", "not_activatable")));

        complete(session, refused)
                .body("outcome", equalTo("refused"))
                .body("sessionStatus", equalTo("pending"))
                .body("attemptsLeft", is(3))
                .body("redirectUrl", nullValue());

        complete(session, card()).body("outcome", equalTo("completed"));
    }

    @Test
    void oneWhoWaitsWinsTheSessionThatAnotherGaveBack() throws Exception {
        String session = open(merchant).getString("id");
        String prefix = card();
        StubVault.teach(prefix + "-0", call -> new Answer(409, new JsonObject(), 700));
        StubVault.teach(prefix + "-1", call -> new Answer(409, new JsonObject(), 700));

        List<String> outcomes = AtOnce.run(3, number -> complete(session, prefix + "-" + number)
                .extract()
                .jsonPath()
                .getString("outcome"));

        assertThat(outcomes.get(2)).isEqualTo("completed");
        assertThat(outcomes.subList(0, 2))
                .allSatisfy(outcome -> assertThat(outcome).isIn("refused", "ended"));
        assertThat(statusOf(session)).isEqualTo("completed");
    }

    @Test
    void anActivationWhoseAnswerWasLostStands() {
        String session = open(merchant).getString("id");
        String card = card();
        StubVault.teach(card + "/activations", call -> {
            StubVault.activated(card);
            return new Answer(200, new JsonObject(), 3_500);
        });

        complete(session, card)
                .body("outcome", equalTo("completed"))
                .body("paymentInstrumentId", equalTo(StubVault.instrumentOf(card)));
    }

    @Test
    void anActivationThatDidNotHappenGivesTheSessionBack() {
        String session = open(merchant).getString("id");
        String card = card();
        StubVault.teach(card + "/activations", call -> new Answer(500, new JsonObject()));

        complete(session, card).body("outcome", equalTo("refused")).body("sessionStatus", equalTo("pending"));
    }

    @Test
    void whatTheVaultCouldNotTellIsFoundOutByTheJanitor() {
        String activated = open(merchant).getString("id");
        String discarded = open(merchant).getString("id");
        String activatedCard = card();
        String discardedCard = card();
        for (String card : List.of(activatedCard, discardedCard)) {
            StubVault.teach(card, call -> new Answer(503, new JsonObject()));
        }
        complete(activated, activatedCard).body("outcome", equalTo("undecided"));
        complete(discarded, discardedCard).body("outcome", equalTo("undecided"));
        assertThat(statusOf(activated)).isEqualTo("processing");

        StubVault.activated(activatedCard);
        StubVault.teach(activatedCard, null);
        StubVault.teach(discardedCard, null);
        leaveBehind(activated);
        leaveBehind(discarded);

        await().atMost(Duration.ofSeconds(30)).until(() -> statusOf(activated).equals("completed"));
        await().atMost(Duration.ofSeconds(30)).until(() -> statusOf(discarded).equals("pending"));
        assertThat(as(merchant).get("/v1/sessions/" + activated).jsonPath().getString("paymentInstrument"))
                .isEqualTo(StubVault.instrumentOf(activatedCard));
        published(activated);
        assertThat(events("session.completed", activated)).hasSize(1);
        complete(discarded, card()).body("outcome", equalTo("completed"));
    }

    @Test
    void aWinnerWhomTheJanitorOvertookTellsWhatIsTrue() {
        String session = open(merchant).getString("id");
        String card = card();
        StubVault.teach(card + "/activations", call -> {
            Database.update(
                    "update sessions set status = 'canceled', processing_since = null, sequence = sequence + 2"
                            + " where id = ?",
                    session);
            return new Answer(409, new JsonObject());
        });

        complete(session, card).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("canceled"));
    }

    @Test
    void aSessionThatEndedBeforeItsCardCameIsNotCompleted() {
        String canceled = open(merchant, redirects()).getString("id");
        String expired = open(merchant, redirects()).getString("id");
        String card = card();
        as(merchant).post("/v1/sessions/" + canceled + "/cancellations").then().statusCode(200);
        Database.runOut(expired);

        complete(canceled, card)
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("canceled"))
                .body(
                        "redirectUrl",
                        equalTo("https://shop.example/result?order=7&sessionId=" + canceled + "&status=canceled"));
        complete(expired, card)
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("expired"))
                .body("paymentInstrumentId", nullValue());

        assertThat(StubVault.calls(card)).isEmpty();
    }

    @Test
    void aSessionWhoseTimeRunsOutDuringACompletionIsCompletedIfTheCardWasSavedAndExpiresIfNot() {
        String saved = open(merchant).getString("id");
        String lost = open(merchant).getString("id");
        String savedCard = card();
        String lostCard = card();
        StubVault.teach(savedCard, call -> {
            Database.runOut(saved);
            return new Answer(200, new JsonObject().put("paymentInstrument", new JsonObject().put("id", "pi_1")));
        });
        StubVault.teach(lostCard, call -> {
            Database.runOut(lost);
            return new Answer(409, new JsonObject());
        });

        complete(saved, savedCard).body("outcome", equalTo("completed"));
        complete(lost, lostCard).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("expired"));
    }

    @Test
    void thePayersCancelLeadsToTheCancelAddressOnce() {
        String session = open(merchant, redirects()).getString("id");
        String body = "{\"merchantId\": " + merchant.id() + "}";
        String path = "/internal/sessions/" + session + "/payer-cancellations";
        String address = "https://shop.example/cancel?sessionId=" + session + "&status=canceled";

        for (int time = 0; time < 2; time++) {
            Callers.vault()
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("ended"))
                    .body("sessionStatus", equalTo("canceled"))
                    .body("redirectUrl", equalTo(address));
        }
        published(session);
        assertThat(events("session.canceled", session)).hasSize(1);
        complete(session, card()).body("redirectUrl", equalTo(address));
    }

    @Test
    void aSavedCardEndsTheSessionAtOnceAndTheVaultHasNothingToDo() {
        String session = open(merchant, redirects()).getString("id");
        String instrument = "pi_" + UUID.randomUUID();
        String body = "{\"merchantId\": " + merchant.id() + ", \"paymentInstrumentId\": \"" + instrument + "\"}";
        String path = "/internal/sessions/" + session + "/completions";

        for (int time = 0; time < 2; time++) {
            Callers.vault()
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("completed"))
                    .body("reason", nullValue())
                    .body("paymentInstrumentId", equalTo(instrument))
                    .body("redirectUrl", endsWith("&status=completed"));
        }

        assertThat(StubVault.calls(instrument)).isEmpty();
        assertThat(as(merchant).get("/v1/sessions/" + session).jsonPath().getString("result"))
                .isEqualTo("selected");
        published(session);
        assertThat(events("session.updated", session))
                .extracting(event -> event.getString("data.change"))
                .containsExactly("processing");
        assertThat(events("session.completed", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("sequence")).isEqualTo("00000000000000000003");
            assertThat(event.getString("data.previousStatus")).isEqualTo("processing");
            assertThat(event.getString("data.session.result")).isEqualTo("selected");
        });
        complete(session, card()).body("outcome", equalTo("ended"));
    }

    @Test
    void anAnswerTellsUntilWhenTheSessionLives() {
        JsonPath session = open(merchant);

        complete(session.getString("id"), card()).body("expiresAt", equalTo(session.getString("expiresAt")));
    }

    @Test
    void aSubmissionIsAboutExactlyOneCard() {
        String path = "/internal/sessions/" + open(merchant).getString("id") + "/completions";
        String merchantId = "{\"merchantId\": " + merchant.id();

        for (String members : List.of("", ", \"stagedCardId\": \"stc_1\", \"paymentInstrumentId\": \"pi_1\"")) {
            Callers.vault()
                    .body(merchantId + members + "}")
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("#/stagedCardId"));
        }
    }

    @Test
    void onlyTheVaultCompletes() {
        String session = open(merchant).getString("id");
        String body = "{\"merchantId\": " + merchant.id() + ", \"stagedCardId\": \"stc_1\"}";
        String path = "/internal/sessions/" + session + "/completions";

        Callers.operator().body(body).post(path).then().statusCode(403);
        as(merchant).body(body).post(path).then().statusCode(403);
        Callers.vault().body("{\"stagedCardId\": \"stc_1\"}").post(path).then().statusCode(422);
    }
}
