package io.mintmark.session.sessions.application;

import static io.mintmark.session.testing.ThreeDSecureMerchant.back;
import static io.mintmark.session.testing.ThreeDSecureMerchant.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.session.testing.AtOnce;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubAcquirer;
import io.mintmark.session.testing.StubVault;
import io.mintmark.session.testing.ThreeDSecureMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Checkouts whose payers have a challenge to answer. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengedCheckoutQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String REDIRECTS =
            "\"settings\": {\"redirects\": {\"defaultUrl\": \"https://shop.example/done\","
                    + " \"cancelUrl\": \"https://shop.example/cart\"}}";
    private static final String KEPT = "\"storePaymentMethodMode\": \"enabled\"";

    private ThreeDSecureMerchant merchant = new ThreeDSecureMerchant(0, "");

    @Inject
    ExpireSessions sweeper;

    @Inject
    ResolveTrials janitor;

    @BeforeEach
    void thereIsAMerchant() {
        merchant = merchant.secret().isEmpty() ? ThreeDSecureMerchant.register() : merchant;
    }

    private static String challenged() {
        String card = "stc_" + UUID.randomUUID();
        StubAcquirer.teach(card, StubAcquirer::challenge);
        return card;
    }

    private String session(String... members) {
        return merchant.checkout(members).getString("id");
    }

    private ValidatableResponse submit(String session, String card, String members) {
        return Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"seal\": \"k1.c2VhbGVk\","
                        + " \"stagedCardId\": \"" + card + "\", \"card\": {\"brand\": \"visa\", \"last4\": \"3220\"}"
                        + members + "}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse pay(String session, String card) {
        return submit(session, card, "");
    }

    private ValidatableResponse standing(String session) {
        return Callers.vault()
                .queryParam("merchantId", merchant.id())
                .get("/internal/sessions/" + session + "/standing")
                .then()
                .statusCode(200);
    }

    private JsonPath read(String session) {
        return merchant.call()
                .get("/v1/sessions/" + session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath payment(String session) {
        return merchant.payment(read(session).getString("payment"));
    }

    private static List<String> changes(String session) {
        await().atMost(SOON)
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", session) == 0);
        return TestConsumer.withKey("session.updated", session).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .map(event -> event.getString("data.change"))
                .toList();
    }

    private static String attempt(String card) {
        return Database.text("select id from payment_attempts where staged_card_id = ?", card);
    }

    private static void isVoided(String card) {
        await().atMost(SOON)
                .until(() -> Database.text("select status from payment_attempts where staged_card_id = ?", card)
                        .equals("reversed"));
        assertThat(Objects.requireNonNull(StubAcquirer.booked(attempt(card) + "-authorize"))
                        .getString("state"))
                .isEqualTo("voided");
    }

    @Test
    void aSessionGoesThroughTheChallengeToItsEnd() {
        String session = session(REDIRECTS);
        String card = challenged();

        String link = pay(session, card)
                .body("outcome", equalTo("challenge"))
                .body("sessionStatus", equalTo("requires_action"))
                .body("redirectUrl", nullValue())
                .body("challenge.cardKept", equalTo(false))
                .body("challenge.address", equalTo(StubAcquirer.BANK + "/3ds/" + attempt(card) + "-authorize"))
                .body("challenge.href", matchesPattern("http://127.0.0.1:8080/challenge/pay_[0-9a-z]{26}\\?t=.{43}"))
                .extract()
                .path("challenge.href");
        assertThat(read(session).getString("status")).isEqualTo("requires_action");
        assertThat(payment(session).getString("actions[0].href")).isEqualTo(link);
        standing(session).body("outcome", equalTo("challenge")).body("challenge.href", equalTo(link));
        assertThat(sentTo(link)).hasHost("bank.example");

        assertThat(sentTo(back(card)))
                .hasToString("https://shop.example/done?sessionId=" + session + "&status=completed");

        assertThat(read(session).getString("status")).isEqualTo("completed");
        assertThat(payment(session).getString("status")).isEqualTo("captured");
        assertThat(payment(session).getString("attempts[0].threeDSecure.status"))
                .isEqualTo("challenged");
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(StubAcquirer.completions(card)).hasSize(1);
        assertThat(changes(session)).isEqualTo(List.of("processing", "requires_action", "processing"));
    }

    @Test
    void theMerchantMayPassOverIt() {
        String session = session("\"settings\": {\"checkout\": {\"disableThreeds\": true}}");
        String card = "stc_" + UUID.randomUUID();

        pay(session, card).body("outcome", equalTo("completed"));

        assertThat(StubAcquirer.authorizations(card)).singleElement().satisfies(call -> assertThat(
                        call.body().getJsonObject("body").containsKey("threeDSecure"))
                .isFalse());
    }

    @Test
    void aFailedChallengeUsesUpAnAttemptAndThePageSaysWhy() {
        String session = session(REDIRECTS);
        String card = challenged();
        StubAcquirer.teachCompletions(card, StubAcquirer::failIt);
        pay(session, card);

        assertThat(sentTo(back(card)))
                .hasPath("/card/cap_" + session + "/decision")
                .hasQuery("k=capability");

        standing(session)
                .body("outcome", equalTo("open"))
                .body("reason", equalTo("authentication_failed"))
                .body("attemptsLeft", equalTo(2));
        assertThat(read(session).getString("failure.reason")).isEqualTo("authentication_failed");
        String good = "stc_" + UUID.randomUUID();
        pay(session, good).body("outcome", equalTo("completed"));
        assertThat(payment(session).getList("attempts.result", String.class))
                .isEqualTo(List.of("declined", "approved"));
    }

    @Test
    void theLastFailedChallengeEndsTheSession() {
        String session = session(REDIRECTS);
        for (int left = 2; left >= 0; left--) {
            String card = challenged();
            StubAcquirer.teachCompletions(card, StubAcquirer::failIt);
            pay(session, card);
            sentTo(back(card));
            assertThat(read(session).getInt("attemptsLeft")).isEqualTo(left);
        }

        assertThat(read(session).getString("status")).isEqualTo("failed");
        assertThat(payment(session).getString("refusal.reason")).isEqualTo("authentication_failed");
    }

    @Test
    void aCardThatIsToBeKeptIsSavedAfterTheChallenge() {
        String session = session(KEPT);
        String card = challenged();
        pay(session, card).body("challenge.cardKept", equalTo(true));

        Callers.follow(back(card)).then().statusCode(200);

        assertThat(read(session).getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(payment(session).getString("createdPaymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
    }

    @Test
    void ofAllWhoComeBackAtOnceOneCompletes() throws Exception {
        String session = session(REDIRECTS);
        String card = challenged();
        pay(session, card);
        String back = back(card);

        List<String> led = AtOnce.run(12, number -> sentTo(back).toString());

        assertThat(led).allMatch(("https://shop.example/done?sessionId=" + session + "&status=completed")::equals);
        assertThat(StubAcquirer.completions(card)).hasSize(1);
        assertThat(payment(session).getLong("captured.value")).isEqualTo(10_000);
    }

    @Test
    void theReturnFromAnEarlierChallengeDoesNotAnswerALaterOne() {
        String session = session(REDIRECTS);
        String first = challenged();
        StubAcquirer.teachCompletions(first, StubAcquirer::failIt);
        pay(session, first);
        sentTo(back(first));
        String second = challenged();
        pay(session, second).body("outcome", equalTo("challenge"));

        assertThat(sentTo(back(first))).hasPath("/card/cap_" + session + "/decision");

        assertThat(read(session).getString("status")).isEqualTo("requires_action");
        assertThat(StubAcquirer.booked(attempt(second) + "-complete")).isNull();
    }

    @Test
    void anotherCardIsNotTakenWhileAChallengeStands() {
        String session = session(REDIRECTS);
        pay(session, challenged());
        String other = "stc_" + UUID.randomUUID();

        pay(session, other).body("outcome", equalTo("busy"));

        assertThat(StubAcquirer.authorizations(other)).isEmpty();
    }

    @Test
    void thePayersLinkLeadsToThePageThatOffersTheChallenge() {
        JsonPath opened = merchant.checkout(REDIRECTS);
        pay(opened.getString("id"), challenged());

        assertThat(sentTo(opened.getString("actions[0].href"))).hasPath("/card/cap_" + opened.getString("id"));
    }

    @Test
    void withinAFrameThePayerIsLedBackIntoIt() {
        JsonPath opened = merchant.checkout(REDIRECTS);
        String session = opened.getString("id");
        String card = challenged();

        assertThat(opened.getList("actions.rel", String.class)).isEqualTo(List.of("self", "qr", "embedded"));
        assertThat(sentTo(opened.getString("actions[2].href"))).hasParameter("view", "embedded");
        submit(session, card, ", \"embedded\": true").body("outcome", equalTo("challenge"));
        assertThat(back(card)).endsWith("&view=embedded");
        assertThat(sentTo(back(card)))
                .hasPath("/card/cap_" + session + "/decision")
                .hasParameter("view", "embedded");

        assertThat(read(session).getString("status")).isEqualTo("completed");
    }

    @Test
    void anAbandonedChallengeIsCalledOffByAnybodyAndByTime() {
        String byMerchant = session(REDIRECTS);
        String byPayer = session(REDIRECTS);
        String byTime = session(REDIRECTS);
        List<String> cards = List.of(challenged(), challenged(), challenged());
        pay(byMerchant, cards.get(0));
        pay(byPayer, cards.get(1));
        pay(byTime, cards.get(2));

        merchant.call()
                .post("/v1/sessions/" + byMerchant + "/cancellations")
                .then()
                .statusCode(200);
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + "}")
                .post("/internal/sessions/" + byPayer + "/payer-cancellations")
                .then()
                .statusCode(200)
                .body("redirectUrl", equalTo("https://shop.example/cart?sessionId=" + byPayer + "&status=canceled"));
        Database.runOut(byTime);
        sweeper.sweep().await().atMost(SOON);

        assertThat(read(byMerchant).getString("status")).isEqualTo("canceled");
        assertThat(read(byPayer).getString("status")).isEqualTo("canceled");
        assertThat(read(byTime).getString("status")).isEqualTo("expired");
        for (String session : List.of(byMerchant, byPayer, byTime)) {
            assertThat(payment(session).getString("status")).isEqualTo("canceled");
        }
        cards.forEach(ChallengedCheckoutQuarkusTest::isVoided);
        Callers.follow(back(cards.get(0))).then().statusCode(410);
        cards.forEach(card -> assertThat(StubAcquirer.completions(card)).isEmpty());
    }

    @Test
    void aCompletionThatWasClaimedWinsOverTime() {
        String session = session(REDIRECTS);
        String card = challenged();
        StubAcquirer.teachCompletions(card, StubAcquirer.losingTheAnswer(StubAcquirer::completeIt));
        StubAcquirer.deaf(card, true);
        pay(session, card);
        assertThat(sentTo(back(card))).hasPath("/card/cap_" + session + "/decision");
        Database.runOut(session);
        sweeper.sweep().await().atMost(SOON);
        assertThat(read(session).getString("status")).isEqualTo("processing");
        StubAcquirer.deaf(card, false);
        Database.update(
                "update payment_attempts set lease_until = now() - interval '1 second' where staged_card_id = ?", card);

        janitor.resolve().await().atMost(SOON);

        assertThat(StubAcquirer.completions(card)).hasSize(1);
        assertThat(read(session).getString("status")).isIn("completed", "expired");
    }
}
