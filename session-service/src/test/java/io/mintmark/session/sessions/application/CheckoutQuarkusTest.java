package io.mintmark.session.sessions.application;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.checkout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.testing.AtOnce;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubAcquirer;
import io.mintmark.session.testing.StubVault;
import io.mintmark.session.testing.StubVault.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
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
class CheckoutQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEPT = "\"storePaymentMethodMode\": \"enabled\"";
    private static final String ASKED =
            "\"storePaymentMethodMode\": \"askForConsent\", \"customerId\": \"" + StubVault.CUSTOMER + "\"";
    private static final String REDIRECTS =
            "\"settings\": {\"redirects\": {\"defaultUrl\": \"https://shop.example/done\","
                    + " \"cancelUrl\": \"https://shop.example/cart\"}, \"callbacks\":"
                    + " {\"paymentCallbackUrl\": \"https://shop.example/paid\"}}";
    private static final String MANUAL = "\"paymentRequest\": {\"referenceId\": \"%s\", \"capture\": {\"method\":"
            + " \"manual\"}, \"amount\": {\"total\": 100.00, \"currency\": \"UYU\"}}";
    private static final String FLEXIBLE =
            "\"settings\": {\"checkout\": {\"amountMode\": \"flexible\", \"flexibleAmount\":"
                    + " {\"allowedCurrencies\": [\"UYU\"], \"minAmount\": 5, \"maxAmount\": 50}}}";

    private final TestMerchant merchant = TestMerchant.announce();

    @Inject
    ResolveTrials janitor;

    @Inject
    ResolveLeftBehind leftBehind;

    @Inject
    ExpireSessions sweeper;

    @Inject
    ClaimSession claims;

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String card() {
        return "stc_" + UUID.randomUUID();
    }

    private static String token() {
        return "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }

    private String session(String... members) {
        return checkout(merchant, members).getString("id");
    }

    private ValidatableResponse submit(String session, String members) {
        return Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"seal\": \"k1.c2VhbGVk\", "
                        + members + "}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse pay(String session, String card, String... members) {
        String more = members.length == 0 ? "" : ", " + String.join(", ", members);
        return submit(
                session,
                "\"stagedCardId\": \"" + card + "\", \"card\": {\"brand\": \"visa\", \"last4\": \"4242\", \"bin\":"
                        + " \"424242\"}" + more);
    }

    private CompletableFuture<JsonPath> paying(String session, String card) {
        return CompletableFuture.supplyAsync(() -> pay(session, card).extract().jsonPath());
    }

    private JsonPath read(String session) {
        return as(merchant)
                .get("/v1/sessions/" + session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath payment(String session) {
        return as(merchant)
                .get("/v1/payments/" + read(session).getString("payment"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<JsonPath> events(String topic, String key) {
        await().atMost(SOON).until(() -> Database.number("select count(*) from outbox where record_key = ?", key) == 0);
        return TestConsumer.withKey(topic, key).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static String attempt(String card) {
        return Database.text("select id from payment_attempts where coalesce(staged_card_id, instrument_id) = ?", card);
    }

    private static String stateAtTheAcquirer(String card) {
        JsonObject booked = StubAcquirer.booked(attempt(card) + "-authorize");
        return booked == null ? "none" : booked.getString("state");
    }

    private static void isReversed(String card) {
        await().atMost(SOON).until(() -> Database.text(
                        "select status from payment_attempts where coalesce(staged_card_id, instrument_id) = ?", card)
                .equals("reversed"));
        assertThat(stateAtTheAcquirer(card)).isEqualTo("voided");
    }

    /** Turns back the time: nobody holds a lease any more, and the authorization could last be sent so long ago. */
    private static void sentBefore(String card, String ago) {
        Database.update(
                "update payment_attempts set lease_until = now() - interval '1 second',"
                        + " send_before = now() - ?::interval where coalesce(staged_card_id, instrument_id) = ?",
                ago,
                card);
    }

    private static void leaveBehind(String session, int seconds) {
        Database.update(
                "update sessions set processing_since = now() - ? * interval '1 second', resolving_until = null"
                        + " where id = ?",
                seconds,
                session);
    }

    @Test
    void aPaidSessionNamesItsPaymentAndSendsThePayerBack() {
        String session = session(REDIRECTS);
        String card = card();

        pay(session, card)
                .body("outcome", equalTo("completed"))
                .body("reason", nullValue())
                .body("sessionStatus", equalTo("completed"))
                .body("paymentInstrumentId", nullValue())
                .body("redirectUrl", equalTo("https://shop.example/done?sessionId=" + session + "&status=completed"));

        JsonPath done = read(session);
        assertThat(done.getString("payment")).matches("pay_[0-9a-z]{26}");
        assertThat(done.<Object>get("paymentInstrument")).isNull();
        assertThat(done.<Object>get("result")).isNull();
        assertThat(done.getBoolean("storePaymentMethod")).isFalse();
        assertThat(done.getList("actions")).isEmpty();
        JsonPath payment = payment(session);
        assertThat(payment.getString("status")).isEqualTo("captured");
        assertThat(payment.getString("resultCode")).isEqualTo("Authorised");
        assertThat(payment.getString("sessionId")).isEqualTo(session);
        assertThat(payment.getLong("captured.value")).isEqualTo(10_000);
        assertThat(payment.getString("paymentMethod.source")).isEqualTo("card");
        assertThat(payment.getString("paymentMethod.card.brand")).isEqualTo("visa");
        assertThat(payment.getString("paymentMethod.card.last4")).isEqualTo("4242");
        assertThat(payment.getString("shopperInteraction")).isEqualTo("Ecommerce");
        assertThat(payment.<Object>get("recurringProcessingModel")).isNull();
        assertThat(payment.<Object>get("createdPaymentInstrument")).isNull();
        assertThat(payment.getList("attempts.result", String.class)).isEqualTo(List.of("approved"));
        assertThat(StubAcquirer.authorizations(card)).singleElement().satisfies(call -> {
            assertThat(call.body().getString("intent")).isEqualTo(done.getString("payment"));
            assertThat(call.body().getString("seal")).isEqualTo("k1.c2VhbGVk");
            assertThat(call.body().getString("purpose")).isEqualTo(session);
            JsonObject sent = call.body().getJsonObject("body");
            assertThat(sent.getBoolean("capture")).isTrue();
            assertThat(sent.getString("purpose")).isEqualTo("payment");
            assertThat(sent.getString("initiator")).isEqualTo("customer");
            assertThat(sent.getJsonObject("amount"))
                    .isEqualTo(new JsonObject().put("value", 10_000).put("currency", "UYU"));
        });
        await().atMost(SOON).until(() -> StubVault.calls(card + "/discards").size() == 1);
        assertThat(StubVault.calls(card + "/activations")).isEmpty();
    }

    @Test
    void everyStepIsAnEventOfTheSessionOrOfThePayment() {
        String session = session(REDIRECTS);

        pay(session, card());

        String payment = read(session).getString("payment");
        assertThat(events("session.updated", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("sequence")).endsWith("02");
            assertThat(event.getString("data.change")).isEqualTo("processing");
            assertThat(event.getString("data.session.payment")).isEqualTo(payment);
        });
        assertThat(events("session.completed", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("sequence")).endsWith("03");
            assertThat(event.getString("data.session.payment")).isEqualTo(payment);
            assertThat(event.<Object>get("data.callbackUrl")).isNull();
        });
        assertThat(events("payment.pending", payment)).singleElement().satisfies(event -> {
            assertThat(event.getString("data.payment.sessionId")).isEqualTo(session);
            assertThat(event.getString("data.callbackUrl")).isEqualTo("https://shop.example/paid");
        });
        assertThat(events("payment.captured", payment)).singleElement().satisfies(event -> {
            assertThat(event.getString("data.previousStatus")).isEqualTo("pending");
            assertThat(event.getString("data.callbackUrl")).isEqualTo("https://shop.example/paid");
        });
    }

    @Test
    void whatIsToBeCapturedLaterIsAuthorized() {
        String session = session(MANUAL.formatted(Callers.reference()));
        String card = card();

        pay(session, card).body("outcome", equalTo("completed"));

        assertThat(payment(session).getString("status")).isEqualTo("authorized");
        assertThat(payment(session).getLong("captured.value")).isZero();
        assertThat(stateAtTheAcquirer(card)).isEqualTo("authorized");
    }

    @Test
    void aCardThatIsKeptIsNamedByThePaymentAndTheSession() {
        String session = session(KEPT, "\"recurringProcessingModel\": \"Subscription\"");
        String card = card();
        assertThat(read(session).getBoolean("storePaymentMethod")).isTrue();

        pay(session, card)
                .body("outcome", equalTo("completed"))
                .body("paymentInstrumentId", equalTo(StubVault.instrumentOf(card)));

        JsonPath done = read(session);
        assertThat(done.getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(done.getString("result")).isEqualTo("created");
        assertThat(done.getBoolean("storePaymentMethod")).isTrue();
        assertThat(payment(session).getString("createdPaymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(payment(session).getString("recurringProcessingModel")).isEqualTo("Subscription");
        assertThat(StubVault.calls(card + "/activations")).singleElement().satisfies(call -> assertThat(call.body())
                .isEqualTo(new JsonObject()
                        .put("merchantId", (int) merchant.id())
                        .put("sessionId", session)
                        .put("recurringProcessingModel", "Subscription")
                        .put("paymentId", done.getString("payment"))));
        assertThat(Database.text(
                        "select network_transaction_id from first_transactions where instrument_id = ?",
                        StubVault.instrumentOf(card)))
                .isEqualTo("480113262115711");
        assertThat(StubVault.calls(card + "/discards")).isEmpty();
    }

    @Test
    void whoIsAskedDecidesWhetherTheCardIsKept() {
        String yes = session(ASKED);
        String no = session(ASKED);
        String kept = card();
        String notKept = card();

        pay(yes, kept, "\"consent\": true").body("paymentInstrumentId", equalTo(StubVault.instrumentOf(kept)));
        pay(no, notKept, "\"consent\": false").body("paymentInstrumentId", nullValue());

        assertThat(read(yes).getBoolean("storePaymentMethod")).isTrue();
        assertThat(read(no).getBoolean("storePaymentMethod")).isFalse();
        assertThat(payment(no).<Object>get("createdPaymentInstrument")).isNull();
        assertThat(payment(no).<Object>get("recurringProcessingModel")).isNull();
        assertThat(StubVault.calls(notKept + "/activations")).isEmpty();
    }

    @Test
    void consentThatWasNotAskedForKeepsNothing() {
        String session = session();

        pay(session, card(), "\"consent\": true").body("paymentInstrumentId", nullValue());

        assertThat(read(session).getBoolean("storePaymentMethod")).isFalse();
    }

    @Test
    void anAmountOfZeroSavesTheCardAndTakesNothing() {
        String session = session(
                KEPT,
                "\"paymentRequest\": {\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"value\": 0, \"currency\": \"USD\"}}");
        String card = card();

        pay(session, card).body("outcome", equalTo("completed"));

        assertThat(payment(session).getString("status")).isEqualTo("authorized");
        assertThat(StubAcquirer.authorizations(card)
                        .get(0)
                        .body()
                        .getJsonObject("body")
                        .getBoolean("capture"))
                .isFalse();
    }

    @Test
    void aCardThatCannotBeKeptHasPaidAllTheSame() {
        String session = session(KEPT);
        String card = card();
        StubVault.teach(card + "/activations", call -> new Answer(409, new JsonObject()));

        pay(session, card).body("outcome", equalTo("completed")).body("paymentInstrumentId", nullValue());

        assertThat(payment(session).getString("status")).isEqualTo("captured");
        assertThat(payment(session).<Object>get("createdPaymentInstrument")).isNull();
        assertThat(read(session).getBoolean("storePaymentMethod")).isFalse();
    }

    @Test
    void aSavedCardThatWasOrderedOrChosenPaysByItsToken() {
        String ordered = StubVault.saved(token(), "active", StubVault.CUSTOMER);
        String chosen = StubVault.saved(token(), "active", StubVault.CUSTOMER);
        String byToken = session("\"token\": \"" + ordered + "\"");
        String byChoice = session("\"customerId\": \"" + StubVault.CUSTOMER + "\"");

        submit(byToken, "\"paymentInstrumentId\": \"" + ordered + "\"").body("paymentInstrumentId", equalTo(ordered));
        submit(byChoice, "\"paymentInstrumentId\": \"" + chosen + "\"").body("paymentInstrumentId", equalTo(chosen));

        for (String session : List.of(byToken, byChoice)) {
            JsonPath payment = payment(session);
            assertThat(read(session).getString("result")).isEqualTo("selected");
            assertThat(read(session).getBoolean("storePaymentMethod")).isFalse();
            assertThat(payment.getString("paymentMethod.source")).isEqualTo("token");
            assertThat(payment.getString("paymentMethod.token"))
                    .isEqualTo(read(session).getString("paymentInstrument"));
            assertThat(payment.getString("paymentMethod.card.last4")).isEqualTo("4242");
            assertThat(payment.getString("shopperInteraction")).isEqualTo("ContAuth");
            assertThat(payment.getString("recurringProcessingModel")).isEqualTo("CardOnFile");
        }
        assertThat(StubAcquirer.authorizations(ordered)).singleElement().satisfies(call -> {
            assertThat(call.body().getJsonObject("card")).isEqualTo(new JsonObject().put("paymentInstrument", ordered));
            assertThat(call.body().getString("seal")).isEqualTo("k1.c2VhbGVk");
            assertThat(call.body().getString("purpose")).isEqualTo(byToken);
        });
    }

    @Test
    void anotherCardThanTheOrderedOneDoesNotPay() {
        String token = StubVault.saved(token(), "active", null);
        String session = session("\"token\": \"" + token + "\"");
        String card = card();

        pay(session, card).body("outcome", equalTo("refused")).body("reason", equalTo("not_activatable"));

        assertThat(StubAcquirer.authorizations(card)).isEmpty();
        assertThat(read(session).getString("status")).isEqualTo("pending");
    }

    @Test
    void afterARefusalAnotherCardPaysAndTheThirdRefusalIsTheEnd() {
        String lucky = session(REDIRECTS);
        String unlucky = session(REDIRECTS);
        List<String> refused = List.of(card(), card(), card(), card());
        refused.forEach(card -> StubAcquirer.teach(card, StubAcquirer.decline("51")));

        pay(lucky, refused.get(0))
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("declined"))
                .body("attemptsLeft", is(2))
                .body("sessionStatus", equalTo("pending"))
                .body("redirectUrl", nullValue());
        assertThat(payment(lucky).getString("status")).isEqualTo("pending");
        pay(lucky, card()).body("outcome", equalTo("completed")).body("attemptsLeft", is(2));
        pay(unlucky, refused.get(1));
        pay(unlucky, refused.get(2));
        pay(unlucky, refused.get(3))
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("failed"))
                .body("redirectUrl", endsWith("&status=failed"));

        assertThat(payment(lucky).getList("attempts.result", String.class)).isEqualTo(List.of("declined", "approved"));
        assertThat(payment(lucky).getList("attempts.reason", String.class).get(0))
                .isEqualTo("insufficient_funds");
        JsonPath payment = payment(unlucky);
        assertThat(payment.getString("status")).isEqualTo("refused");
        assertThat(payment.getString("resultCode")).isEqualTo("Refused");
        assertThat(payment.getString("refusal.reason")).isEqualTo("insufficient_funds");
        assertThat(payment.getString("refusal.acquirerCode")).isEqualTo("51");
        assertThat(payment.getList("attempts.result", String.class))
                .isEqualTo(List.of("declined", "declined", "declined"));
        assertThat(read(unlucky).getString("failure.reason")).isEqualTo("payment_refused");
        assertThat(events("payment.refused", payment.getString("id"))).hasSize(1);
        assertThat(events("session.failed", unlucky)).hasSize(1);
    }

    @Test
    void theAmountThatAPayerEntersIsLookedAtAgain() {
        String session = session(FLEXIBLE, "\"paymentRequest\": {\"referenceId\": \"" + Callers.reference() + "\"}");
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.decline("05"));

        for (String amount : List.of(
                "\"consent\": false",
                "\"amount\": {\"total\": \"4.99\", \"currency\": \"UYU\"}",
                "\"amount\": {\"total\": \"50.01\", \"currency\": \"UYU\"}",
                "\"amount\": {\"total\": \"10.001\", \"currency\": \"UYU\"}",
                "\"amount\": {\"total\": \"-10\", \"currency\": \"UYU\"}",
                "\"amount\": {\"total\": \"10\", \"currency\": \"USD\"}",
                "\"amount\": {\"total\": \"10\", \"currency\": \"XYZ\"}")) {
            pay(session, card(), amount)
                    .body("outcome", equalTo("refused"))
                    .body("reason", equalTo("amount_not_allowed"))
                    .body("attemptsLeft", is(3))
                    .body("sessionStatus", equalTo("pending"));
        }
        assertThat(read(session).<Object>get("payment")).isNull();
        pay(session, card, "\"amount\": {\"total\": \"10.00\", \"currency\": \"UYU\"}")
                .body("reason", equalTo("declined"));
        assertThat(payment(session).getLong("amount.value")).isEqualTo(1_000);
        String other = card();
        pay(session, other, "\"amount\": {\"total\": \"12.50\", \"currency\": \"UYU\"}")
                .body("outcome", equalTo("completed"));

        assertThat(payment(session).getLong("amount.value")).isEqualTo(1_250);
        assertThat(payment(session).getLong("captured.value")).isEqualTo(1_250);
        assertThat(StubAcquirer.authorizations(other)
                        .get(0)
                        .body()
                        .getJsonObject("body")
                        .getJsonObject("amount")
                        .getInteger("value"))
                .isEqualTo(1_250);
    }

    @Test
    void whatWasNotSentUsesUpNothing() {
        String session = session();
        String away = card();
        String gone = card();
        StubAcquirer.teach(away, StubAcquirer::notSent);
        StubAcquirer.teach(gone, call -> new Answer(410, new JsonObject().put("code", "seal_expired")));

        pay(session, away).body("reason", equalTo("temporarily_unavailable")).body("attemptsLeft", is(3));
        pay(session, gone).body("reason", equalTo("not_activatable")).body("attemptsLeft", is(3));
        pay(session, card()).body("outcome", equalTo("completed"));

        assertThat(payment(session).getList("attempts.result", String.class))
                .isEqualTo(List.of("not_sent", "not_sent", "approved"));
    }

    @Test
    void anAnswerThatWasLostIsAskedForAndNothingIsSentTwice() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));

        pay(session, card).body("outcome", equalTo("completed"));

        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(payment(session).getString("status")).isEqualTo("captured");
    }

    private void leaveUndecided(String session, String card) {
        StubAcquirer.deaf(card, true);
        StubAcquirer.teach(card, call -> {
            Answer answer = StubAcquirer.losingTheAnswer(StubAcquirer::approve).apply(call);
            sentBefore(card, "10 seconds");
            return answer;
        });
        pay(session, card).body("outcome", equalTo("undecided")).body("sessionStatus", equalTo("processing"));
    }

    @Test
    void whatStaysUnknownIsFoundOutByTheJanitor() {
        String session = session(KEPT);
        String card = card();
        leaveUndecided(session, card);
        StubAcquirer.deaf(card, false);

        sentBefore(card, "10 seconds");
        janitor.resolve().await().atMost(SOON);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("completed"));
        assertThat(payment(session).getString("status")).isEqualTo("captured");
        assertThat(read(session).getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void afterTwoMinutesThePayerIsFreeAndTheLateApprovalIsReversed() {
        String session = session();
        String late = card();
        leaveUndecided(session, late);

        sentBefore(late, "110 seconds");
        janitor.resolve().await().atMost(SOON);
        await().atMost(SOON).until(() -> read(session).getString("status").equals("pending"));
        assertThat(read(session).getString("failure.reason")).isEqualTo("temporarily_unavailable");
        assertThat(read(session).getInt("attemptsLeft")).isEqualTo(3);
        String other = card();
        pay(session, other).body("outcome", equalTo("completed"));
        StubAcquirer.deaf(late, false);
        StubAcquirer.deaf(other, false);
        sentBefore(late, "110 seconds");
        janitor.resolve().await().atMost(SOON);

        isReversed(late);
        assertThat(payment(session).getString("status")).isEqualTo("captured");
        assertThat(payment(session).getList("attempts.result", String.class))
                .isEqualTo(List.of("reversed", "approved"));
        assertThat(stateAtTheAcquirer(other)).isEqualTo("captured");
    }

    @Test
    void aSessionWhoseTimeRunsOutDuringTheApprovalTakesNothing() {
        String session = session(REDIRECTS);
        String card = card();
        StubAcquirer.teach(card, call -> {
            Database.runOut(session);
            return StubAcquirer.approve(call);
        });

        pay(session, card)
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("expired"))
                .body("redirectUrl", equalTo("https://shop.example/done?sessionId=" + session + "&status=expired"));

        isReversed(card);
        assertThat(payment(session).getString("status")).isEqualTo("canceled");
        assertThat(payment(session).getString("resultCode")).isEqualTo("Cancelled");
        assertThat(events("payment.canceled", read(session).getString("payment")))
                .hasSize(1);
    }

    private String refusedOnce() {
        String session = session(REDIRECTS);
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.decline("05"));
        pay(session, card).body("outcome", equalTo("refused"));
        return session;
    }

    @Test
    void aPaymentThatWaitsIsCalledOffWithItsSession() {
        String byMerchant = refusedOnce();
        String byPayer = refusedOnce();
        String byTimeRead = refusedOnce();
        String byTimeSwept = refusedOnce();

        as(merchant)
                .post("/v1/sessions/" + byMerchant + "/cancellations")
                .then()
                .statusCode(200);
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + "}")
                .post("/internal/sessions/" + byPayer + "/payer-cancellations")
                .then()
                .statusCode(200)
                .body("redirectUrl", equalTo("https://shop.example/cart?sessionId=" + byPayer + "&status=canceled"));
        Database.runOut(byTimeRead);
        Database.runOut(byTimeSwept);
        assertThat(read(byTimeRead).getString("status")).isEqualTo("expired");
        sweeper.sweep().await().atMost(SOON);

        for (String session : List.of(byMerchant, byPayer, byTimeRead, byTimeSwept)) {
            assertThat(read(session).getString("status")).isIn("canceled", "expired");
            assertThat(payment(session).getString("status")).isEqualTo("canceled");
            assertThat(events("payment.canceled", read(session).getString("payment")))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.getString("data.previousStatus")).isEqualTo("pending"));
        }
    }

    @Test
    void aSessionIsNotCalledOffWhileItsCardIsTried() {
        String session = session();
        String card = card();
        CompletableFuture<Void> allowed = new CompletableFuture<>();
        StubAcquirer.teach(card, StubAcquirer.when(allowed, StubAcquirer::approve));
        CompletableFuture<JsonPath> answer = paying(session, card);
        await().atMost(SOON).until(() -> StubAcquirer.authorizations(card).size() == 1);

        as(merchant).post("/v1/sessions/" + session + "/cancellations").then().statusCode(409);
        allowed.complete(null);

        assertThat(answer.join().getString("outcome")).isEqualTo("completed");
        assertThat(payment(session).getString("status")).isEqualTo("captured");
    }

    @Test
    void ofFiftyConcurrentSubmitsOnePays() throws Exception {
        String session = session();
        String prefix = card();

        List<JsonPath> answers = AtOnce.run(
                50, number -> pay(session, prefix + "-" + number).extract().jsonPath());

        assertThat(StubVault.calls("/forward").stream()
                        .filter(call -> "acquirer.authorize".equals(call.body().getString("profile")))
                        .filter(call -> call.body()
                                .getJsonObject("card")
                                .getString("stagedCard", "")
                                .startsWith(prefix)))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getString("outcome").equals("completed")))
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.getString("sessionStatus"))
                .isEqualTo("completed"));
        assertThat(payment(session).getList("attempts")).hasSize(1);
    }

    @Test
    void theSameSubmitAgainIsAnsweredAgainAndPaysNothing() {
        String session = session();
        String card = card();
        pay(session, card);

        pay(session, card).body("outcome", equalTo("completed"));
        pay(session, card()).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("completed"));

        assertThat(payment(session).getList("attempts")).hasSize(1);
    }

    /** What a process leaves that is killed right after it has claimed the session. */
    @Test
    void aClaimThatACrashLeftIsGivenBack() {
        String session = session();
        String card = card();
        claims.claim(
                        new MerchantId(merchant.id()),
                        new SessionId(session),
                        new Submission(new CardRef.Staged(card), null))
                .await()
                .atMost(SOON);
        assertThat(read(session).getString("status")).isEqualTo("processing");

        sentBefore(card, "1 second");
        janitor.resolve().await().atMost(SOON);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("pending"));
        assertThat(payment(session).getList("attempts.result", String.class)).isEqualTo(List.of("not_sent"));
        assertThat(StubAcquirer.authorizations(card)).isEmpty();
        pay(session, card()).body("outcome", equalTo("completed"));
    }

    /** What a process leaves that is killed between the record of the approval and the vault's answer. */
    private String approvedButNotKept(String card) {
        String session = session(KEPT);
        StubVault.teach(card + "/activations", call -> new Answer(500, new JsonObject()));
        pay(session, card).body("outcome", equalTo("undecided"));
        assertThat(read(session).getString("status")).isEqualTo("processing");
        assertThat(payment(session).getString("status")).isEqualTo("pending");
        return session;
    }

    @Test
    void anApprovalWhoseCardIsNotKeptYetIsGoneOnWith() {
        String card = card();
        String session = approvedButNotKept(card);
        StubVault.teach(card + "/activations", null);

        leaveBehind(session, 40);
        leftBehind.resolve().await().atMost(SOON);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("completed"));
        assertThat(read(session).getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(payment(session).getString("createdPaymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void aPayerDoesNotWaitForAVaultThatIsAwayForLong() {
        String card = card();
        String session = approvedButNotKept(card);
        StubVault.teach(card + "/discards", call -> new Answer(500, new JsonObject()));

        leaveBehind(session, 80);
        leftBehind.resolve().await().atMost(SOON);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("completed"));
        assertThat(payment(session).getString("status")).isEqualTo("captured");
        assertThat(payment(session).<Object>get("createdPaymentInstrument")).isNull();
        assertThat(read(session).<Object>get("paymentInstrument")).isNull();
    }

    @Test
    void aCardThatWasKeptAfterAllIsNotForgotten() {
        String card = card();
        String session = approvedButNotKept(card);
        StubVault.activated(card);

        leaveBehind(session, 80);
        leftBehind.resolve().await().atMost(SOON);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("completed"));
        assertThat(payment(session).getString("createdPaymentInstrument")).isEqualTo(StubVault.instrumentOf(card));
    }

    @Test
    void namesAreTakenWithTheOrder() {
        String reference = Callers.reference();
        String invoice = Callers.reference();
        String members = "\"paymentRequest\": {\"referenceId\": \"%s\", \"invoiceNumber\": \"%s\", \"amount\":"
                + " {\"total\": 1, \"currency\": \"USD\"}}";
        session(members.formatted(reference, invoice));

        String body = "{\"referenceId\": \"" + Callers.reference() + "\", \"type\": \"checkout\", ";
        as(merchant)
                .body(body + members.formatted(reference, Callers.reference()) + "}")
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate_reference"))
                .body("errors[0].pointer", equalTo("#/paymentRequest/referenceId"));
        as(merchant)
                .body(body + members.formatted(Callers.reference(), invoice) + "}")
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate_invoice_number"))
                .body("errors[0].pointer", equalTo("#/paymentRequest/invoiceNumber"));

        as(Callers.merchant())
                .body(body + members.formatted(reference, invoice) + "}")
                .post("/v1/sessions")
                .then()
                .statusCode(201);
    }

    @Test
    void theSealIsKeptNowhere() {
        pay(session(KEPT), card());

        for (String table : List.of("sessions", "payments", "payment_attempts", "outbox", "idempotency_record")) {
            assertThat(Database.number("select count(*) from " + table + " t where strpos(t::text, 'c2VhbGVk') > 0"))
                    .as(table)
                    .isZero();
        }
    }
}
