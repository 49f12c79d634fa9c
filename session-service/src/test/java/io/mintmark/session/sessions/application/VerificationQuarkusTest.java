package io.mintmark.session.sessions.application;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.testing.AtOnce;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubAcquirer;
import io.mintmark.session.testing.StubVault;
import io.mintmark.session.testing.StubVault.Answer;
import io.mintmark.session.verifications.application.ReleaseAmounts;
import io.mintmark.session.verifications.application.TryCard;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.mintmark.session.verifications.application.Verifications;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationQuarkusTest {
    private static final String VERIFIED =
            "\"settings\": {\"tokenization\": {\"verifyFunds\": {\"amount\": 1.00, \"currency\": \"USD\"}}}";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestMerchant merchant = TestMerchant.announce();

    @Inject
    Transactions transactions;

    @Inject
    Verifications verifications;

    @Inject
    SessionChanges changes;

    @Inject
    FindSession findSession;

    @Inject
    ClaimSession claims;

    @Inject
    TryCard acquirer;

    @Inject
    ConcludeTrial conclude;

    @Inject
    VerificationTrials verificationTrials;

    @Inject
    PaymentTrials paymentTrials;

    @Inject
    ShredCard shred;

    @Inject
    CardFactsOf facts;

    @Inject
    Vault vault;

    @Inject
    TrySubmittedCard tryCard;

    @Inject
    ActivateCard activate;

    @Inject
    TellChallenge challenges;

    @Inject
    SessionConfig sessionConfig;

    @Inject
    Vertx vertx;

    @Inject
    VerificationConfig config;

    @Inject
    ReleaseAmounts releases;

    @Inject
    ResolveTrials janitor;

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String card() {
        return "stc_" + UUID.randomUUID();
    }

    private String session() {
        return open(merchant, VERIFIED).getString("id");
    }

    private ValidatableResponse submit(String session, String members) {
        return Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", " + members + "}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse complete(String session, String card) {
        return submit(session, "\"stagedCardId\": \"" + card + "\", \"seal\": \"k1.c2VhbGVk\"");
    }

    private CompletableFuture<JsonPath> completing(String session, String card) {
        return CompletableFuture.supplyAsync(
                () -> complete(session, card).extract().jsonPath());
    }

    private JsonPath read(String session) {
        return as(merchant).get("/v1/sessions/" + session).jsonPath();
    }

    private static String statusOf(String card) {
        return Database.text(
                "select status from verifications where coalesce(staged_card_id, instrument_id) = ?", card);
    }

    private static String idOf(String card) {
        return Database.text("select id from verifications where coalesce(staged_card_id, instrument_id) = ?", card);
    }

    private static void isReleased(String card) {
        await().atMost(SOON).until(() -> statusOf(card).equals("voided"));
    }

    /** Turns back the time: nobody holds a lease any more, and the authorization could last be sent so long ago. */
    private static void sentBefore(String card, String ago) {
        Database.update(
                "update verifications set lease_until = now() - interval '1 second',"
                        + " send_before = now() - ?::interval where coalesce(staged_card_id, instrument_id) = ?",
                ago,
                card);
    }

    /** What a process leaves that is killed right after it has claimed the session, or right after it has sent. */
    private void claimed(String session, String card) {
        claims.claim(
                        new MerchantId(merchant.id()),
                        new SessionId(session),
                        new Submission(new CardRef.Staged(card), null))
                .await()
                .atMost(SOON);
    }

    private ResolveTrials anotherReplica() {
        return new ResolveTrials(
                transactions,
                verificationTrials,
                paymentTrials,
                changes,
                conclude,
                shred,
                config,
                new SimpleMeterRegistry());
    }

    private static List<JsonPath> events(String topic, String session) {
        await().atMost(SOON)
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", session) == 0);
        return TestConsumer.withKey(topic, session).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void anApprovedCardCompletesTheSessionAndItsAmountIsReleased() {
        String session = session();
        String card = card();

        complete(session, card)
                .body("outcome", equalTo("completed"))
                .body("reason", nullValue())
                .body("paymentInstrumentId", equalTo(StubVault.instrumentOf(card)));

        assertThat(StubAcquirer.authorizations(card)).singleElement().satisfies(call -> {
            JsonObject sent = call.body();
            String verification = idOf(card);
            assertThat(call.authorization()).startsWith("Bearer eyJ");
            assertThat(sent.getInteger("merchantId")).isEqualTo((int) merchant.id());
            assertThat(sent.getString("intent")).isEqualTo(verification);
            assertThat(sent.getJsonObject("card")).isEqualTo(new JsonObject().put("stagedCard", card));
            assertThat(sent.getString("seal")).isEqualTo("k1.c2VhbGVk");
            assertThat(sent.getString("purpose")).isEqualTo(session);
            assertThat(sent.getJsonObject("body"))
                    .isEqualTo(new JsonObject()
                            .put("reference", verification + "-authorize")
                            .put("merchant", Long.toString(merchant.id()))
                            .put("amount", new JsonObject().put("value", 100).put("currency", "USD"))
                            .put("capture", false)
                            .put(
                                    "card",
                                    new JsonObject()
                                            .put("number", "{{card.number}}")
                                            .put("expiryMonth", "{{card.exp_month}}")
                                            .put("expiryYear", "{{card.exp_year}}")
                                            .put("holderName", "{{card.holder_name}}")
                                            .put("securityCode", "{{card.security_code}}")
                                            .put("addressLine1", "{{card.address_line1}}")
                                            .put("postalCode", "{{card.postal_code}}"))
                            .put("initiator", "customer")
                            .put("installments", 1)
                            .put("purpose", "verification"));
            Instant asked = Instant.parse(read(session).getString("updatedAt"));
            assertThat(Instant.parse(sent.getString("sendBefore")))
                    .isBetween(asked.minusSeconds(5), asked.plusSeconds(5));
        });
        isReleased(card);
        assertThat(StubAcquirer.voids(card)).singleElement().satisfies(call -> assertThat(
                        call.body().getJsonObject("body"))
                .isEqualTo(new JsonObject()
                        .put("reference", idOf(card) + "-void-1")
                        .put("authorization", idOf(card) + "-authorize")));
        assertThat(Database.text("select network_transaction_id from verifications where id = ?", idOf(card)))
                .isEqualTo("480113262115711");
    }

    @Test
    void theSealIsKeptNowhere() {
        String session = session();

        submit(session, "\"stagedCardId\": \"" + card() + "\", \"seal\": \"k1.dW5tb2dsaWNo\"");

        for (String table : List.of("sessions", "verifications", "outbox", "idempotency_record")) {
            assertThat(Database.number(
                            "select count(*) from " + table + " t where strpos(t::text, 'dW5tb2dsaWNo') > 0"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aRefusedCardUsesUpAnAttemptAndTheThirdRefusalFailsTheSession() {
        String session = session();
        List<String> cards = List.of(card(), card(), card());
        cards.forEach(card -> StubAcquirer.teach(card, StubAcquirer.decline("51")));

        complete(session, cards.get(0))
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("declined"))
                .body("sessionStatus", equalTo("pending"))
                .body("attemptsLeft", is(2));
        complete(session, cards.get(1)).body("outcome", equalTo("refused")).body("attemptsLeft", is(1));
        complete(session, cards.get(2))
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("failed"))
                .body("attemptsLeft", is(0));

        assertThat(read(session).getString("failure.reason")).isEqualTo("verification_refused");
        assertThat(read(session).getString("failure.detail"))
                .isEqualTo("The acquirer answered 51: insufficient funds.");
        assertThat(cards).allSatisfy(card -> {
            assertThat(statusOf(card)).isEqualTo("declined");
            assertThat(StubAcquirer.voids(card)).isEmpty();
            assertThat(StubVault.calls(card + "/activations")).isEmpty();
        });
        assertThat(events("session.failed", session)).singleElement().satisfies(event -> {
            assertThat(event.getString("data.previousStatus")).isEqualTo("processing");
            assertThat(event.getString("data.session.failure.reason")).isEqualTo("verification_refused");
            assertThat(event.getInt("data.session.attemptsLeft")).isZero();
        });
        assertThat(events("session.updated", session).stream()
                        .filter(event -> "pending".equals(event.getString("data.change")))
                        .map(event -> event.getString("data.session.failure.reason")))
                .containsExactly("declined", "declined");
        complete(session, card()).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("failed"));
    }

    @Test
    void afterARefusalAnotherCardIsTakenAndTheRefusalIsForgotten() {
        String session = session();
        String refused = card();
        StubAcquirer.teach(refused, StubAcquirer.decline("05"));
        complete(session, refused).body("outcome", equalTo("refused"));

        complete(session, card()).body("outcome", equalTo("completed")).body("attemptsLeft", is(2));

        assertThat(read(session).<Object>get("failure")).isNull();
    }

    @Test
    void whatWasNotSentUsesUpNothing() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, StubAcquirer::notSent);

        complete(session, card)
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("temporarily_unavailable"))
                .body("attemptsLeft", is(3));

        assertThat(statusOf(card)).isEqualTo("not_sent");
        complete(session, card()).body("outcome", equalTo("completed"));
    }

    @Test
    void aCardOrSealThatTheVaultCannotUseAnyMoreIsAskedForAgain() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, call -> new Answer(410, new JsonObject().put("code", "seal_expired")));

        complete(session, card)
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("not_activatable"))
                .body("attemptsLeft", is(3));

        assertThat(statusOf(card)).isEqualTo("not_sent");
    }

    @Test
    void anApprovalWhoseAnswerWasLostIsFoundByItsReference() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));

        complete(session, card).body("outcome", equalTo("completed"));

        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        isReleased(card);
    }

    @Test
    void aRefusalWhoseAnswerWasLostIsFoundByItsReference() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer.decline("05")));

        complete(session, card)
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("declined"))
                .body("attemptsLeft", is(2));

        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void anApprovalThatWasToldAsAnotherOnesIsNotBelieved() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, call -> {
            StubAcquirer.book(call.body().getString("intent") + "-authorize", "approved", "00", "authorized");
            return StubAcquirer.answered(
                    200, new JsonObject().put("reference", "other").put("result", "declined"));
        });

        complete(session, card).body("outcome", equalTo("completed"));

        isReleased(card);
    }

    @Test
    void whatTheAcquirerNeverHeardOfIsOpenUntilItCannotArriveAnyMore() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, StubAcquirer::unknown);
        CompletableFuture<JsonPath> answer = completing(session, card);
        await().atMost(SOON)
                .until(() -> StubVault.calls("/forward").stream()
                                .filter(call ->
                                        "acquirer.status".equals(call.body().getString("profile")))
                                .filter(call -> call.body().getString("intent").equals(idOf(card)))
                                .count()
                        >= 2);
        assertThat(statusOf(card)).isEqualTo("undecided");
        assertThat(answer).isNotDone();

        Database.update("update verifications set send_before = now() - interval '1 second' where id = ?", idOf(card));

        JsonPath told = answer.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(told.getString("outcome")).isEqualTo("refused");
        assertThat(told.getString("reason")).isEqualTo("temporarily_unavailable");
        assertThat(told.getInt("attemptsLeft")).isEqualTo(3);
        assertThat(statusOf(card)).isEqualTo("not_sent");
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    /** A submission whose outcome stays unknown for longer than the payer's request may last. */
    private void leaveUndecided(String session, String card, Function<StubVault.Call, Answer> deed) {
        StubAcquirer.deaf(card, true);
        StubAcquirer.teach(card, call -> {
            Answer answer = deed.apply(call);
            Database.update(
                    "update verifications set send_before = now() - interval '10 seconds' where id = ?",
                    call.body().getString("intent"));
            return answer;
        });
        complete(session, card).body("outcome", equalTo("undecided")).body("sessionStatus", equalTo("processing"));
    }

    @Test
    void whatStaysUnknownIsDecidedByTheJanitorOnceTheAcquirerCanBeAsked() {
        String approved = session();
        String declined = session();
        String unheard = session();
        String approvedCard = card();
        String declinedCard = card();
        String unheardCard = card();
        leaveUndecided(approved, approvedCard, StubAcquirer.losingTheAnswer(StubAcquirer::approve));
        leaveUndecided(declined, declinedCard, StubAcquirer.losingTheAnswer(StubAcquirer.decline("05")));
        leaveUndecided(unheard, unheardCard, StubAcquirer::unknown);
        complete(approved, approvedCard).body("outcome", equalTo("undecided"));
        complete(approved, card()).body("outcome", equalTo("busy"));

        for (String card : List.of(approvedCard, declinedCard, unheardCard)) {
            StubAcquirer.deaf(card, false);
            sentBefore(card, "10 seconds");
        }
        janitor.resolve().await().atMost(SOON);

        complete(approved, approvedCard)
                .body("outcome", equalTo("completed"))
                .body("paymentInstrumentId", equalTo(StubVault.instrumentOf(approvedCard)));
        assertThat(read(declined).getString("status")).isEqualTo("pending");
        assertThat(read(declined).getInt("attemptsLeft")).isEqualTo(2);
        assertThat(read(unheard).getString("failure.reason")).isEqualTo("temporarily_unavailable");
        assertThat(read(unheard).getInt("attemptsLeft")).isEqualTo(3);
        assertThat(StubVault.calls(declinedCard + "/discards")).hasSize(1);
        assertThat(StubVault.calls(unheardCard + "/discards")).hasSize(1);
        isReleased(approvedCard);
        assertThat(StubAcquirer.authorizations(approvedCard)).hasSize(1);
        assertThat(StubAcquirer.authorizations(unheardCard)).hasSize(1);
    }

    @Test
    void whatACrashLeftIsResolvedOnAnotherReplica() {
        String beforeSending = session();
        String afterSending = session();
        String unsentCard = card();
        String sentCard = card();
        claimed(beforeSending, unsentCard);
        claimed(afterSending, sentCard);
        StubAcquirer.book(idOf(sentCard) + "-authorize", "approved", "00", "authorized");
        sentBefore(unsentCard, "1 second");
        sentBefore(sentCard, "1 second");

        anotherReplica().resolve().await().atMost(SOON);

        assertThat(read(beforeSending).getString("status")).isEqualTo("pending");
        assertThat(read(beforeSending).getInt("attemptsLeft")).isEqualTo(3);
        assertThat(StubAcquirer.authorizations(unsentCard)).isEmpty();
        assertThat(read(afterSending).getString("status")).isEqualTo("completed");
        assertThat(read(afterSending).getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(sentCard));
        assertThat(StubAcquirer.authorizations(sentCard)).isEmpty();
        isReleased(sentCard);
    }

    @Test
    void anApprovedCardThatACrashKeptFromBeingActivatedIsActivatedByTheJanitor() {
        String session = session();
        String card = card();
        claimed(session, card);
        StubAcquirer.book(idOf(card) + "-authorize", "approved", "00", "authorized");
        Database.update("update verifications set status = 'approved', sequence = 2 where id = ?", idOf(card));
        Database.update("update sessions set processing_since = now() - interval '40 seconds' where id = ?", session);

        await().atMost(SOON).until(() -> read(session).getString("status").equals("completed"));

        assertThat(StubVault.calls(card + "/activations")).isNotEmpty();
        assertThat(StubVault.calls(card + "/discards")).isEmpty();
        isReleased(card);
    }

    @Test
    void aVerificationThatIsStillUnderWayIsNobodyElses() {
        String session = session();
        String card = card();
        claimed(session, card);
        Database.update("update sessions set processing_since = now() - interval '40 seconds' where id = ?", session);

        anotherReplica().resolve().await().atMost(SOON);

        assertThat(statusOf(card)).isEqualTo("undecided");
        assertThat(StubVault.calls(card)).isEmpty();
        sentBefore(card, "1 second");
    }

    @Test
    void ifTheAcquirerIsAwayForTwoMinutesThePayerIsFreeAndAnApprovalIsReleasedLater() {
        String session = session();
        String card = card();
        leaveUndecided(session, card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));
        sentBefore(card, "100 seconds");
        janitor.resolve().await().atMost(SOON);
        assertThat(read(session).getString("status")).isEqualTo("processing");

        sentBefore(card, "110 seconds");
        janitor.resolve().await().atMost(SOON);

        assertThat(read(session).getString("status")).isEqualTo("pending");
        assertThat(read(session).getInt("attemptsLeft")).isEqualTo(3);
        assertThat(StubVault.calls(card + "/discards")).hasSize(1);
        assertThat(statusOf(card)).isEqualTo("undecided");
        String second = card();
        complete(session, second).body("outcome", equalTo("completed"));

        StubAcquirer.deaf(card, false);
        sentBefore(card, "10 minutes");
        janitor.resolve().await().atMost(SOON);

        isReleased(card);
        assertThat(read(session).getString("paymentInstrument")).isEqualTo(StubVault.instrumentOf(second));
        assertThat(StubVault.calls(card + "/activations")).isEmpty();
    }

    @Test
    void aReleaseIsRepeatedUnderItsNameUntilTheAcquirerSaysSo() {
        String card = card();
        StubAcquirer.teachVoids(
                card, List.of(StubAcquirer::unknown, call -> new Answer(503, new JsonObject()), StubAcquirer::voidIt));

        complete(session(), card).body("outcome", equalTo("completed"));

        for (int tries = 1; tries < 3; tries++) {
            int sofar = tries;
            await().atMost(SOON).until(() -> StubAcquirer.voids(card).size() == sofar);
            assertThat(statusOf(card)).isEqualTo("approved");
            sentBefore(card, "10 seconds");
            releases.wake();
        }
        isReleased(card);
        assertThat(StubAcquirer.voids(card))
                .extracting(call -> call.body().getJsonObject("body").getString("reference"))
                .containsExactly(idOf(card) + "-void-1", idOf(card) + "-void-1", idOf(card) + "-void-1");
    }

    @Test
    void aRefusedReleaseIsTriedUnderAnotherNameUnlessNothingIsHeldAnyMore() {
        String held = card();
        String gone = card();
        StubAcquirer.teachVoids(held, List.of(StubAcquirer.refuseVoid("58", "authorized"), StubAcquirer::voidIt));
        StubAcquirer.teachVoids(gone, List.of(StubAcquirer.refuseVoid("21", "voided")));

        complete(session(), held).body("outcome", equalTo("completed"));
        complete(session(), gone).body("outcome", equalTo("completed"));

        isReleased(held);
        isReleased(gone);
        assertThat(StubAcquirer.voids(held))
                .extracting(call -> call.body().getJsonObject("body").getString("reference"))
                .containsExactly(idOf(held) + "-void-1", idOf(held) + "-void-2");
        assertThat(StubAcquirer.voids(gone)).hasSize(1);
    }

    @Test
    void aSessionThatIsBeingVerifiedIsNeitherCanceledNorExpired() {
        String session = session();
        String card = card();
        CompletableFuture<Void> allowed = new CompletableFuture<>();
        StubAcquirer.teach(card, StubAcquirer.when(allowed, StubAcquirer::approve));
        CompletableFuture<JsonPath> answer = completing(session, card);
        await().atMost(SOON).until(() -> StubAcquirer.authorizations(card).size() == 1);

        as(merchant)
                .post("/v1/sessions/" + session + "/cancellations")
                .then()
                .statusCode(409)
                .body("code", equalTo("move_not_allowed"));
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + "}")
                .post("/internal/sessions/" + session + "/payer-cancellations")
                .then()
                .body("outcome", equalTo("busy"));
        Database.runOut(session);
        assertThat(read(session).getString("status")).isEqualTo("processing");
        allowed.complete(null);

        assertThat(answer.join().getString("outcome")).isEqualTo("completed");
    }

    @Test
    void aSessionWhoseTimeRanOutDuringARefusalExpires() {
        String session = session();
        String card = card();
        StubAcquirer.teach(card, call -> {
            Database.runOut(session);
            return StubAcquirer.decline("05").apply(call);
        });

        complete(session, card).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("expired"));

        assertThat(statusOf(card)).isEqualTo("declined");
    }

    @Test
    void ifTheCardCannotBeActivatedAfterAnApprovalTheAmountIsReleasedAllTheSame() {
        String session = session();
        String card = card();
        StubVault.teach(card + "/activations", call -> new Answer(409, new JsonObject()));

        complete(session, card)
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("not_activatable"))
                .body("attemptsLeft", is(3));

        isReleased(card);
    }

    @Test
    void aSavedCardIsVerifiedAndThenSelected() {
        String session = session();
        String instrument = "pi_" + UUID.randomUUID();

        submit(session, "\"paymentInstrumentId\": \"" + instrument + "\", \"seal\": \"k1.c2VhbGVk\"")
                .body("outcome", equalTo("completed"))
                .body("paymentInstrumentId", equalTo(instrument));

        assertThat(read(session).getString("result")).isEqualTo("selected");
        assertThat(StubAcquirer.authorizations(instrument)).singleElement().satisfies(call -> assertThat(
                        call.body().getJsonObject("card"))
                .isEqualTo(new JsonObject().put("paymentInstrument", instrument)));
        isReleased(instrument);
    }

    @Test
    void noStatementSeesAnotherMerchantsVerifications() throws SQLException {
        String card = card();
        complete(session(), card);

        try (Connection application = TestInfrastructure.asApplication("session");
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            String count = "select count(*) from session.verifications";
            assertThat(number(statement, count)).isZero();
            statement.execute("set local app.merchant = '1'");
            assertThat(number(statement, count)).isZero();
            statement.execute("set local app.merchant = '" + merchant.id() + "'");
            assertThat(number(statement, count + " where staged_card_id = '" + card + "'"))
                    .isEqualTo(1);
            application.rollback();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void ofFiftyConcurrentSubmitsOneIsAuthorized() throws Exception {
        String session = session();
        String prefix = card();

        List<JsonPath> answers = AtOnce.run(
                50, number -> complete(session, prefix + "-" + number).extract().jsonPath());

        assertThat(authorizationsBelow(prefix)).isEqualTo(1);
        assertThat(answers.stream().filter(answer -> answer.getString("outcome").equals("completed")))
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.getString("sessionStatus"))
                .isEqualTo("completed"));
    }

    @Test
    void aDoubleClickOnARefusedCardUsesUpOneAttempt() {
        String session = session();
        String first = card();
        String second = card();
        CompletableFuture<Void> allowed = new CompletableFuture<>();
        StubAcquirer.teach(first, StubAcquirer.when(allowed, StubAcquirer.decline("05")));
        StubAcquirer.teach(second, StubAcquirer.decline("05"));
        CompletableFuture<JsonPath> one = completing(session, first);
        await().atMost(SOON).until(() -> StubAcquirer.authorizations(first).size() == 1);
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        CompletableFuture<Completion> other = patient(waiting)
                .complete(
                        new MerchantId(merchant.id()),
                        new SessionId(session),
                        new Submission(new CardRef.Staged(second), null))
                .subscribeAsCompletionStage();
        waiting.orTimeout(20, TimeUnit.SECONDS).join();

        allowed.complete(null);

        assertThat(one.join().getString("reason")).isEqualTo("declined");
        assertThat(other.join().outcome()).isEqualTo(Completion.Outcome.REFUSED);
        assertThat(other.join().reason()).isEqualTo(Completion.Reason.DECLINED);
        assertThat(other.join().session().progress().attemptsLeft()).isEqualTo(2);
        assertThat(StubAcquirer.authorizations(second)).isEmpty();
    }

    /** The use case with a word to us when it has seen that another completion is under way. */
    private CompleteSession patient(CompletableFuture<Void> waiting) {
        Pause pause = new Pause(vertx) {
            @Override
            public Uni<Void> of(Duration time) {
                waiting.complete(null);
                return super.of(time);
            }
        };
        ClaimSession claiming =
                new ClaimSession(transactions, changes, verificationTrials, paymentTrials, pause, sessionConfig);
        return new CompleteSession(findSession, facts, claiming, tryCard, activate, challenges, sessionConfig);
    }

    private static long authorizationsBelow(String prefix) {
        return StubVault.calls("/forward").stream()
                .filter(call -> "acquirer.authorize".equals(call.body().getString("profile")))
                .filter(call -> call.body()
                        .getJsonObject("card")
                        .getString("stagedCard", "")
                        .startsWith(prefix))
                .count();
    }
}
