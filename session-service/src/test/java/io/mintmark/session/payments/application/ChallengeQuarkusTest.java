package io.mintmark.session.payments.application;

import static io.mintmark.session.testing.ThreeDSecureMerchant.back;
import static io.mintmark.session.testing.ThreeDSecureMerchant.card;
import static io.mintmark.session.testing.ThreeDSecureMerchant.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Payments by API whose payers have a challenge to answer. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengeQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String RETURN = "\"returnUrl\": \"https://shop.example/back?order=7\"";
    private static final String BROWSER =
            "\"browserDetails\": {\"ipAddress\": \"192.0.2.7\", \"userAgent\": \"Test/1\"}";

    private ThreeDSecureMerchant merchant = new ThreeDSecureMerchant(0, "");

    @Inject
    ResolveAttempts janitor;

    @Inject
    ExpireChallenges sweeper;

    @BeforeEach
    void thereIsAMerchant() {
        merchant = merchant.secret().isEmpty() ? ThreeDSecureMerchant.register() : merchant;
    }

    private static String challenged() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer::challenge);
        return card;
    }

    private JsonPath pay(String card) {
        return merchant.pay(card, RETURN, BROWSER)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static List<String> topics(String payment) {
        await().atMost(SOON)
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", payment) == 0);
        return List.of("pending", "requires_action", "captured", "refused", "canceled").stream()
                .flatMap(status -> TestConsumer.withKey("payment." + status, payment).stream())
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .sorted(java.util.Comparator.comparing(event -> event.getString("sequence")))
                .map(event -> event.getString("type") + " "
                        + event.getList("data.payment.actions").size())
                .toList();
    }

    private static String state(String card) {
        return Objects.requireNonNull(StubAcquirer.booked(attempt(card) + "-authorize"))
                .getString("state");
    }

    private static String attempt(String card) {
        return Database.text("select id from payment_attempts where instrument_id = ?", card);
    }

    private static void isReversed(String card) {
        await().atMost(SOON)
                .until(() -> Database.text("select status from payment_attempts where instrument_id = ?", card)
                        .equals("reversed"));
        assertThat(state(card)).isEqualTo("voided");
    }

    @Test
    void aPayerWithoutAChallengeIsAuthenticatedAndPays() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer::approveFrictionless);

        JsonPath paid = pay(card);

        assertThat(paid.getString("status")).isEqualTo("captured");
        assertThat(paid.getString("attempts[0].threeDSecure.status")).isEqualTo("frictionless");
        assertThat(paid.getString("attempts[0].threeDSecure.eci")).isEqualTo("05");
        assertThat(paid.<Object>get("attempts[0].eci")).isNull();
        assertThat(StubAcquirer.authorizations(card)).singleElement().satisfies(call -> {
            assertThat(call.body()
                            .getJsonObject("body")
                            .getJsonObject("threeDSecure")
                            .getString("ipAddress"))
                    .isEqualTo("192.0.2.7");
            assertThat(call.body()
                            .getJsonObject("body")
                            .getJsonObject("threeDSecure")
                            .getString("userAgent"))
                    .isEqualTo("Test/1");
        });
    }

    @Test
    void aPayerWhoPassesTheChallengePaysOnce() {
        String card = challenged();

        JsonPath waiting = pay(card);
        String id = waiting.getString("id");
        String link = waiting.getString("actions[0].href");

        assertThat(waiting.getString("status")).isEqualTo("requires_action");
        assertThat(waiting.getString("resultCode")).isEqualTo("ChallengeShopper");
        assertThat(waiting.getString("actions[0].rel")).isEqualTo("challenge");
        assertThat(waiting.getString("actions[0].method")).isEqualTo("REDIRECT");
        assertThat(link).matches("http://127.0.0.1:8080/challenge/" + id + "\\?t=[A-Za-z0-9_-]{43}");
        assertThat(waiting.getString("attempts[0].result")).isEqualTo("pending");
        assertThat(waiting.getString("attempts[0].threeDSecure.status")).isEqualTo("challenge");
        assertThat(sentTo(link)).hasToString(StubAcquirer.BANK + "/3ds/" + attempt(card) + "-authorize");

        assertThat(sentTo(back(card)))
                .hasToString("https://shop.example/back?order=7&paymentId=" + id + "&status=captured");

        JsonPath paid = merchant.payment(id);
        assertThat(paid.getString("status")).isEqualTo("captured");
        assertThat(paid.getList("actions")).isEmpty();
        assertThat(paid.getString("attempts[0].result")).isEqualTo("approved");
        assertThat(paid.getString("attempts[0].threeDSecure.status")).isEqualTo("challenged");
        assertThat(paid.getString("attempts[0].threeDSecure.eci")).isEqualTo("05");
        assertThat(sentTo(link)).hasToString("https://shop.example/back?order=7&paymentId=" + id + "&status=captured");
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(StubAcquirer.completions(card)).singleElement().satisfies(call -> assertThat(
                        call.body().getJsonObject("body").getString("reference"))
                .isEqualTo(attempt(card) + "-complete"));
        assertThat(topics(id))
                .isEqualTo(List.of(
                        "payment.pending 0", "payment.requires_action 0", "payment.pending 0", "payment.captured 0"));
    }

    @Test
    void whoComesBackManyTimesIsCompletedOnceAndSeesTheResult() throws Exception {
        String card = challenged();
        String id = pay(card).getString("id");
        String back = back(card);

        List<String> led = AtOnce.run(12, number -> sentTo(back).toString());

        assertThat(led).allMatch(("https://shop.example/back?order=7&paymentId=" + id + "&status=captured")::equals);
        assertThat(StubAcquirer.completions(card)).hasSize(1);
    }

    @Test
    void aFailedAuthenticationIsRefused() {
        String card = challenged();
        StubAcquirer.teachCompletions(card, StubAcquirer::failIt);
        String id = pay(card).getString("id");

        assertThat(sentTo(back(card))).hasParameter("status", "refused");

        JsonPath refused = merchant.payment(id);
        assertThat(refused.getString("refusal.reason")).isEqualTo("authentication_failed");
        assertThat(refused.getString("refusal.retry")).isEqualTo("other_data");
        assertThat(refused.getString("refusal.acquirerCode")).isEqualTo("1A");
        assertThat(refused.getString("resultCode")).isEqualTo("Refused");
        assertThat(refused.getString("attempts[0].threeDSecure.status")).isEqualTo("failed");
    }

    @Test
    void anAuthenticationThatIsNotToBeHadIsRefusedForNow() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.decline("6P"));

        JsonPath refused = pay(card);

        assertThat(refused.getString("refusal.reason")).isEqualTo("authentication_unavailable");
        assertThat(refused.getString("refusal.retry")).isEqualTo("later");
    }

    @Test
    void aPayerWhoMayBeAskedNeedsAPlaceToComeBackTo() {
        merchant.pay(card())
                .then()
                .statusCode(422)
                .body("code", equalTo("return_url_required"))
                .body("errors[0].pointer", equalTo("#/returnUrl"));
        merchant.pay(card(), "\"returnUrl\": \"https://elsewhere.example/back\"")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("host_not_allowed"))
                .body("errors[0].pointer", equalTo("#/returnUrl"));
    }

    @Test
    void aMerchantWhoChargesByItselfAuthenticatesNobody() {
        String card = card();

        merchant.call()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"total\": 100.00, \"currency\": \"UYU\"},"
                        + " \"paymentMethod\": {\"source\": \"token\", \"token\": \"" + card + "\"},"
                        + " \"shopperInteraction\": \"ContAuth\", \"recurringProcessingModel\": \"Subscription\"}")
                .post("/v1/payments")
                .then()
                .statusCode(201)
                .body("status", equalTo("captured"))
                .body("attempts[0].threeDSecure", nullValue())
                .body("attempts", hasSize(1));

        assertThat(StubAcquirer.authorizations(card)).singleElement().satisfies(call -> assertThat(
                        call.body().getJsonObject("body").containsKey("threeDSecure"))
                .isFalse());
    }

    @Test
    void aChallengeElsewhereThanAtTheAcquirersIsNotFollowed() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.challengeAt("https://evil.example/3ds/1"));

        JsonPath refused = pay(card);

        assertThat(refused.getString("status")).isEqualTo("refused");
        assertThat(refused.getString("refusal.reason")).isEqualTo("acquirer_unavailable");
        assertThat(refused.getList("actions")).isEmpty();
        isReversed(card);
    }

    @Test
    void aWrongTokenAndAnotherPaymentsOpenNothing() {
        String card = challenged();
        String id = pay(card).getString("id");
        String other = pay(challenged()).getString("actions[0].href");
        String token = other.substring(other.indexOf("?t="));

        for (String link : List.of(
                "/challenge/" + id + "?t=" + "A".repeat(43),
                "/challenge/" + id,
                "/challenge/" + id + token,
                "/challenge/" + id + "/return" + token,
                "/challenge/pay_none" + token)) {
            Callers.follow(link)
                    .then()
                    .statusCode(404)
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", matchesPattern("default-src 'none'; .*"));
        }
        assertThat(merchant.payment(id).getString("status")).isEqualTo("requires_action");
        assertThat(StubAcquirer.completions(card)).isEmpty();
    }

    @Test
    void theMerchantMayCallItOffAndWhoComesBackLateChangesNothing() {
        String card = challenged();
        String id = pay(card).getString("id");

        merchant.call()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post("/v1/payments/" + id + "/cancellations")
                .then()
                .statusCode(200)
                .body("status", equalTo("canceled"))
                .body("actions", hasSize(0))
                .body("operations", hasSize(0));

        isReversed(card);
        assertThat(sentTo(back(card))).hasParameter("status", "canceled");
        assertThat(StubAcquirer.completions(card)).isEmpty();
        assertThat(topics(id))
                .isEqualTo(List.of("payment.pending 0", "payment.requires_action 0", "payment.canceled 0"));
    }

    @Test
    void whatNobodyAnswersInTimeIsCalledOff() {
        String card = challenged();
        String id = pay(card).getString("id");
        Database.update("update payment_attempts set challenge_until = now() where instrument_id = ?", card);

        sweeper.expire().await().atMost(SOON);

        assertThat(merchant.payment(id).getString("status")).isEqualTo("canceled");
        isReversed(card);
    }

    @Test
    void whoComesBackTooLateIsTooLateBeforeTheSweeperCame() {
        String card = challenged();
        String id = pay(card).getString("id");
        Database.update("update payment_attempts set challenge_until = now() where instrument_id = ?", card);

        assertThat(sentTo(back(card))).hasParameter("status", "canceled");

        assertThat(merchant.payment(id).getString("status")).isEqualTo("canceled");
        assertThat(StubAcquirer.completions(card)).isEmpty();
    }

    @Test
    void aLostAnswerToTheCompletionIsAskedForByItsReference() {
        String card = challenged();
        StubAcquirer.teachCompletions(card, StubAcquirer.losingTheAnswer(StubAcquirer::completeIt));
        pay(card);

        assertThat(sentTo(back(card))).hasParameter("status", "captured");

        assertThat(StubAcquirer.completions(card)).hasSize(1);
    }

    @Test
    void aCompletionThatWasNeverSentIsFoundOutByTheJanitorAndLetGoOf() {
        String card = challenged();
        StubAcquirer.teachCompletions(card, StubAcquirer::unknown);
        StubAcquirer.deaf(card, true);
        String id = pay(card).getString("id");
        assertThat(sentTo(back(card))).hasParameter("status", "pending");
        StubAcquirer.deaf(card, false);
        Database.update(
                "update payment_attempts set lease_until = now() - interval '1 second',"
                        + " send_before = now() - interval '1 minute' where instrument_id = ?",
                card);

        janitor.resolve().await().atMost(SOON);

        await().atMost(SOON)
                .until(() -> merchant.payment(id).getString("status").equals("refused"));
        assertThat(merchant.payment(id).getString("refusal.reason")).isEqualTo("acquirer_unavailable");
        assertThat(StubAcquirer.completions(card)).hasSize(1);
        isReversed(card);
    }

    @Test
    void aChallengeWhoseAnswerWasLostIsFoundByTheRequest() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::challenge));

        JsonPath waiting = pay(card);

        assertThat(waiting.getString("status")).isEqualTo("requires_action");
        assertThat(sentTo(back(card))).hasParameter("status", "captured");
    }
}
