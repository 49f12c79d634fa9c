package io.mintmark.session.payments.application;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.contracts.testing.WireContract;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.AtOnce;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubAcquirer;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String card() {
        return StubVault.saved(
                "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26), "active", null);
    }

    private static String order(String token, String members) {
        return "{\"referenceId\": \"" + Callers.reference()
                + "\", \"amount\": {\"total\": 100.00, \"currency\": \"UYU\"},"
                + " \"paymentMethod\": {\"source\": \"token\", \"token\": \"" + token + "\"},"
                + " \"shopperInteraction\": \"ContAuth\", \"recurringProcessingModel\": \"Subscription\"" + members
                + "}";
    }

    private static String manual(String token) {
        return order(token, ", \"capture\": {\"method\": \"manual\"}");
    }

    private ValidatableResponse pay(String body) {
        return post("/v1/payments", body).then();
    }

    private Response post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    private Response post(String path, String body, String key) {
        return as(merchant).header("Idempotency-Key", key).body(body).post(path);
    }

    private String paid(String body) {
        return pay(body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse operate(String payment, String operation, String body) {
        return post("/v1/payments/" + payment + "/" + operation, body).then();
    }

    private JsonPath read(String payment) {
        return as(merchant)
                .get("/v1/payments/" + payment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String uyu(long value) {
        return "{\"amount\": {\"value\": " + value + ", \"currency\": \"UYU\"}}";
    }

    private static List<String> events(String payment) {
        return List.of("pending", "authorized", "captured", "refused", "canceled", "expired", "refunded").stream()
                .flatMap(status -> TestConsumer.withKey("payment." + status, payment).stream())
                .map(record -> Objects.requireNonNull(
                                WireContract.verify(record.topic(), record.key(), headers(record), record.value()))
                        .path("payment")
                        .path("status")
                        .asText())
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @Test
    void aSavedCardIsChargedAtOnce() {
        // given
        String card = card();

        // when
        ValidatableResponse answer = pay(order(card, ", \"metadata\": {\"orderId\": \"1001\"}"));

        // then
        String id = answer.statusCode(201)
                .body("status", equalTo("captured"))
                .body("resultCode", equalTo("Authorised"))
                .body("amount.value", equalTo(10000))
                .body("captured.value", equalTo(10000))
                .body("refunded.value", equalTo(0))
                .body("paymentMethod.card.last4", equalTo("4242"))
                .body("paymentMethod.card.networkTransactionId", equalTo("480113262115711"))
                .body("attempts", hasSize(1))
                .body("attempts[0].result", equalTo("approved"))
                .body("metadata.orderId", equalTo("1001"))
                .body("refusal", nullValue())
                .body("confirmation.acquirer", equalTo("simulator"))
                .extract()
                .path("id");
        assertThat(answer.extract().header("Location")).isEqualTo("/v1/payments/" + id);
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(StubAcquirer.authorizations(card)
                        .get(0)
                        .body()
                        .getJsonObject("body")
                        .getString("initiator"))
                .isEqualTo("merchant");
        await().atMost(SOON).untilAsserted(() -> assertThat(events(id)).containsExactly("pending", "captured"));
    }

    @Test
    void aRefusalSaysWhyAndWhetherToTryAgain() {
        // given
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.decline("51"));

        // when
        ValidatableResponse answer = pay(order(card, ""));

        // then
        answer.statusCode(201)
                .body("status", equalTo("refused"))
                .body("resultCode", equalTo("Refused"))
                .body("refusal.reason", equalTo("insufficient_funds"))
                .body("refusal.retry", equalTo("later"))
                .body("refusal.acquirerCode", equalTo("51"))
                .body("attempts[0].result", equalTo("declined"))
                .body("attempts[0].reason", equalTo("insufficient_funds"));
        operate(answer.extract().path("id"), "captures", "{}")
                .statusCode(409)
                .body("code", equalTo("move_not_allowed"));
    }

    @Test
    void whatNeverReachedTheAcquirerIsATechnicalRefusal() {
        // given
        String card = card();
        StubAcquirer.teach(card, StubAcquirer::notSent);

        // when
        ValidatableResponse answer = pay(order(card, ""));

        // then
        answer.statusCode(201)
                .body("status", equalTo("refused"))
                .body("resultCode", equalTo("Error"))
                .body("refusal.reason", equalTo("acquirer_unavailable"))
                .body("refusal.retry", equalTo("later"));
    }

    @Test
    void anAnswerThatWasLostIsAskedForAndNeverSentAgain() {
        // given
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));

        // when
        ValidatableResponse answer = pay(order(card, ""));

        // then
        answer.statusCode(201).body("status", equalTo("captured"));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void partsAreCapturedAndGivenBack() {
        // given
        String id = paid(manual(card()));

        // when
        operate(id, "captures", uyu(6000))
                .statusCode(200)
                .body("status", equalTo("captured"))
                .body("captured.value", equalTo(6000))
                .body("operations[0].status", equalTo("succeeded"));
        operate(id, "captures", uyu(4001)).statusCode(409).body("code", equalTo("amount_exceeds_authorized"));
        operate(id, "captures", "{}").statusCode(200).body("captured.value", equalTo(10000));
        operate(id, "refunds", uyu(2500)).statusCode(200).body("status", equalTo("captured"));
        operate(id, "refunds", uyu(7501)).statusCode(409).body("code", equalTo("amount_exceeds_captured"));
        ValidatableResponse last = operate(id, "refunds", "{}");

        // then
        last.statusCode(200)
                .body("status", equalTo("refunded"))
                .body("refunded.value", equalTo(10000))
                .body("operations", hasSize(4))
                .body("authorizationExpiresAt", notNullValue());
        await().atMost(SOON).untilAsserted(() -> assertThat(TestConsumer.withKey("payment.refunded", id))
                .hasSize(2));
        assertThat(TestConsumer.withKey("payment.captured", id)).hasSize(2);
    }

    @Test
    void aCanceledPaymentIsNeverCaptured() {
        // given
        String id = paid(manual(card()));

        // when
        operate(id, "cancellations", "{}").statusCode(200).body("status", equalTo("canceled"));

        // then
        operate(id, "captures", uyu(1)).statusCode(409).body("code", equalTo("move_not_allowed"));
        operate(id, "refunds", uyu(1)).statusCode(409).body("code", equalTo("move_not_allowed"));
        operate(id, "cancellations", "{}").statusCode(409).body("code", equalTo("move_not_allowed"));
    }

    @Test
    void ofAHundredCapturesOfAFiftiethEachFiftyHold() throws Exception {
        // given
        String id = paid(manual(card()));

        // when
        List<Integer> statuses = AtOnce.run(100, number -> post("/v1/payments/" + id + "/captures", uyu(200))
                .statusCode());

        // then
        assertThat(statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .isEqualTo(Map.of(200, 50L, 409, 50L));
        JsonPath payment = read(id);
        assertThat(payment.getInt("captured.value")).isEqualTo(10000);
        assertThat(payment.getList("operations")).hasSize(50);
    }

    @Test
    void ofSixtyTwinsUnderOneKeyOnePays() throws Exception {
        // given
        String card = card();
        String body = order(card, "");
        String key = UUID.randomUUID().toString();

        // when
        List<Response> answers = AtOnce.run(60, number -> post("/v1/payments", body, key));

        // then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(answer -> answer.<String>path("id"))
                        .distinct())
                .hasSize(1);
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(post("/v1/payments", body, key).then().extract().header("Idempotency-Replayed"))
                .isEqualTo("true");
        post("/v1/payments", order(card, ""), key)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void aRepeatedCaptureTakesNothingMore() {
        // given
        String id = paid(manual(card()));
        String key = UUID.randomUUID().toString();
        String path = "/v1/payments/" + id + "/captures";

        // when
        post(path, uyu(100), key).then().statusCode(200);
        post(path, uyu(100), key).then().statusCode(200).body("captured.value", equalTo(100));

        // then
        assertThat(read(id).getList("operations")).hasSize(1);
    }

    @Test
    void moneyIsMovedUnderAKeyAlone() {
        as(merchant)
                .body(order(card(), ""))
                .post("/v1/payments")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        String id = paid(manual(card()));
        for (String operation : List.of("captures", "refunds", "cancellations")) {
            as(merchant)
                    .body("{}")
                    .post("/v1/payments/" + id + "/" + operation)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("idempotency_key_required"));
        }
    }

    @Test
    void namesAreUsedOnce() {
        // given
        String token = card();
        String first = order(token, ", \"invoiceNumber\": \"INV-" + UUID.randomUUID() + "\"");
        paid(first);

        // when
        ValidatableResponse again = pay(first);
        String invoice = first.replaceAll(".*\"invoiceNumber\": (\"[^\"]*\").*", "$1");
        ValidatableResponse otherReference = pay(order(token, ", \"invoiceNumber\": " + invoice));

        // then
        again.statusCode(409)
                .body("code", equalTo("duplicate_reference"))
                .body("errors.pointer", equalTo(List.of("#/referenceId", "#/invoiceNumber")));
        otherReference
                .statusCode(409)
                .body("code", equalTo("duplicate_invoice_number"))
                .body("errors.pointer", equalTo(List.of("#/invoiceNumber")));
        assertThat(StubAcquirer.authorizations(token)).hasSize(1);
    }

    @Test
    void onlyACardThatIsTheMerchantsAndUsablePays() {
        String customer = StubVault.CUSTOMER;
        String other = "cus_01kajv6q3mzx5y8w2r4t6n9p0c";
        String foreign = StubVault.saved("pi_of_another_customer", "active", other);
        String deleted = StubVault.saved("pi_deleted", "deleted", null);
        String suspended = StubVault.saved("pi_suspended", "suspended", null);
        String ended = StubVault.saved("pi_ended", "active", null);
        StubVault.ends(ended, "2026-11-01T00:00:00Z");

        for (String token : List.of("pi_unknown", "nonsense", deleted)) {
            pay(order(token, ""))
                    .statusCode(404)
                    .body("code", equalTo("unknown_payment_instrument"))
                    .body("errors[0].pointer", equalTo("#/paymentMethod/token"));
        }
        pay(order(foreign, ", \"customerId\": \"" + customer + "\""))
                .statusCode(404)
                .body("code", equalTo("unknown_payment_instrument"));
        for (String token : List.of(suspended, ended)) {
            pay(order(token, "")).statusCode(422).body("code", equalTo("payment_instrument_not_usable"));
        }
    }

    @Test
    void amountsAreExactOrRefused() {
        String card = card();
        Map<String, String> refused = Map.of(
                "{\"total\": 1.001, \"currency\": \"UYU\"}", "too_many_decimals",
                "{\"total\": 1.1, \"currency\": \"JPY\"}", "too_many_decimals",
                "{\"total\": 0, \"currency\": \"UYU\"}", "out_of_range",
                "{\"value\": -1, \"currency\": \"UYU\"}", "out_of_range",
                "{\"total\": 1e18, \"currency\": \"UYU\"}", "out_of_range",
                "{\"total\": 1e999999999, \"currency\": \"UYU\"}", "out_of_range",
                "{\"value\": 1000000000000, \"currency\": \"UYU\"}", "out_of_range",
                "{\"value\": 1, \"total\": 0.01, \"currency\": \"UYU\"}", "exactly_one",
                "{\"currency\": \"UYU\"}", "exactly_one",
                "{\"value\": 1, \"currency\": \"ABC\"}", "unsupported_value");
        refused.forEach(
                (amount, code) -> pay(order(card, "").replace("{\"total\": 100.00, \"currency\": \"UYU\"}", amount))
                        .statusCode(422)
                        .body("errors[0].code", equalTo(code)));
        assertThat(StubAcquirer.authorizations(card)).isEmpty();
    }

    @Test
    void aPayerWhoIsThereGivesTheCodeOnTheHostedPage() {
        pay(order(card(), "").replace("Subscription", "CardOnFile"))
                .statusCode(422)
                .body("code", equalTo("security_code_required"));
        pay(order(card(), "").replace(", \"recurringProcessingModel\": \"Subscription\"", ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/recurringProcessingModel"));
    }

    @Test
    void anAuthorizationThatNobodyCapturesIsLetGoOf() {
        // given
        String card = card();
        String id = paid(manual(card));
        Database.update("update payments set authorization_expires_at = now() - interval '1 second' where id = ?", id);

        // when
        operate(id, "captures", uyu(1)).statusCode(409).body("code", equalTo("authorization_expired"));

        // then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(id).getString("status")).isEqualTo("expired"));
        assertThat(read(id).getString("resultCode")).isEqualTo("Cancelled");
        assertThat(StubAcquirer.voids(card)).hasSize(1);
    }

    @Test
    void whatIsUndecidedIsPendingAndFoundOutLater() {
        // given
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));
        StubAcquirer.deaf(card, true);

        // when
        String id = pay(order(card, ""))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("resultCode", equalTo("Pending"))
                .extract()
                .path("id");
        StubAcquirer.deaf(card, false);

        // then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(id).getString("status")).isEqualTo("captured"));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void aCaptureWhoseAnswerIsLostIsAskedForAndTakenOnce() {
        // given
        String card = card();
        String id = paid(manual(card));
        StubAcquirer.teachOperations(card, StubAcquirer.losingTheAnswer(StubAcquirer::operateIt));

        // when
        ValidatableResponse answer = operate(id, "captures", uyu(100));

        // then
        answer.statusCode(200)
                .body("operations[0].status", equalTo("succeeded"))
                .body("captured.value", equalTo(100));
    }

    @Test
    void paymentsAreFoundByWhatIsKnownOfThem() {
        // given
        String card = card();
        String id = paid(order(card, ""));
        paid(order(card(), ""));
        String reference = read(id).getString("referenceId");

        // then
        for (String filter : List.of("referenceId=" + reference, "paymentInstrument=" + card)) {
            as(merchant)
                    .get("/v1/payments?" + filter)
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo(List.of(id)))
                    .body("hasMore", equalTo(false));
        }
        as(merchant).get("/v1/payments?limit=1").then().statusCode(200).body("hasMore", equalTo(true));
        as(merchant)
                .get("/v1/payments?status=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"));
    }

    @Test
    void nobodySeesAnothersPayments() {
        // given
        String id = paid(manual(card()));
        TestMerchant stranger = Callers.merchant();

        // then
        as(stranger).get("/v1/payments/" + id).then().statusCode(404);
        as(stranger).get("/v1/payments").then().statusCode(200).body("data", hasSize(0));
        for (String operation : List.of("captures", "refunds", "cancellations")) {
            as(stranger)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{}")
                    .post("/v1/payments/" + id + "/" + operation)
                    .then()
                    .statusCode(404);
        }
        assertThat(read(id).getString("status")).isEqualTo("authorized");
    }

    @Test
    void allThatIsLeftIsNothingOnceAllIsTaken() {
        // given
        String id = paid(order(card(), ""));

        // then
        operate(id, "captures", "{}").statusCode(409).body("code", equalTo("amount_exceeds_authorized"));
        operate(id, "refunds", "{}").statusCode(200).body("status", equalTo("refunded"));
        operate(id, "refunds", "{}").statusCode(409).body("code", equalTo("move_not_allowed"));
    }

    @Test
    void whatIsBeingGivenBackIsNotGivenBackTwice() {
        // given
        String card = card();
        String id = paid(order(card, ""));
        StubAcquirer.teachOperations(card, StubAcquirer.losingTheAnswer(StubAcquirer::operateIt));
        StubAcquirer.deaf(card, true);

        // when
        operate(id, "refunds", "{}").statusCode(200).body("operations[0].status", equalTo("pending"));
        ValidatableResponse second = operate(id, "refunds", "{}");
        StubAcquirer.deaf(card, false);

        // then
        second.statusCode(409).body("code", equalTo("amount_exceeds_captured"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(id).getString("status")).isEqualTo("refunded"));
        assertThat(StubAcquirer.operations(card)).hasSize(1);
    }

    @Test
    void aRepetitionIsKnownWhateverTheOrderOfItsMembers() {
        // given
        String card = card();
        String body = order(card, ", \"metadata\": {\"a\": \"1\", \"b\": \"2\"}");
        String turned = body.replace("{\"a\": \"1\", \"b\": \"2\"}", "{\"b\": \"2\", \"a\": \"1\"}");
        String key = UUID.randomUUID().toString();
        String id =
                post("/v1/payments", body, key).then().statusCode(201).extract().path("id");

        // when
        ValidatableResponse again = post("/v1/payments", turned, key).then();

        // then
        again.statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(id));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void anAnswerThatComesTooLateIsAskedFor() {
        // given
        String card = card();
        StubAcquirer.teach(card, call -> {
            StubVault.Answer answer = StubAcquirer.approve(call);
            return new StubVault.Answer(answer.status(), answer.body(), 6_000);
        });

        // when
        ValidatableResponse answer = pay(order(card, ""));

        // then
        answer.statusCode(201).body("status", equalTo("captured"));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void whatCouldNotBeLetGoOfIsTriedAgainLaterAndIsNobodysNews() {
        // given
        String card = card();
        String id = paid(manual(card));
        StubAcquirer.teachVoids(card, List.of(StubAcquirer.refuseVoid("96", "authorized")));
        Database.update("update payments set authorization_expires_at = now() - interval '1 second' where id = ?", id);
        await().atMost(SOON).untilAsserted(() -> assertThat(read(id).getList("operations.status"))
                .containsExactly("failed"));

        // when
        Database.update(
                "update payment_operations set created_at = created_at - interval '3 minutes' where payment_id = ?",
                id);

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(read(id).getString("status")).isEqualTo("expired"));
        assertThat(read(id).getList("operations.status")).containsExactly("failed", "succeeded");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events(id)).containsExactly("pending", "authorized", "expired"));
    }

    @Test
    void anApprovalThatNobodyWaitsForIsReversedUntilNothingIsHeld() {
        // given
        String card = card();
        StubAcquirer.teachVoids(
                card, List.of(StubAcquirer::unknown, StubAcquirer.refuseVoid("96", "captured"), StubAcquirer::voidIt));
        String id = paid(order(card, ""));

        // when
        Database.update("update payment_attempts set given_up = true where payment_id = ?", id);

        // then
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(read(id).getString("attempts[0].result"))
                .isEqualTo("reversed"));
        String attempt = read(id).getString("attempts[0].id");
        assertThat(StubAcquirer.voids(card).stream()
                        .map(call -> call.body().getJsonObject("body").getString("reference")))
                .containsExactly(attempt + "-void-1", attempt + "-void-1", attempt + "-void-2");
    }

    @Test
    void aMerchantsOwnPaymentRefersToTheOneThatItsCustomerMade() {
        // given
        String secret =
                Callers.registered("{\"name\": \"One click\", \"threeDSecure\": false, \"skipCvcForOneClick\": true}");
        String card = card();
        String customers = order(card, "").replace("Subscription", "CardOnFile");

        // when
        for (String body : List.of(order(card, ""), customers, order(card, ""))) {
            as(secret)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body)
                    .post("/v1/payments")
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("captured"));
        }

        // then
        assertThat(StubAcquirer.authorizations(card).stream()
                        .map(call -> call.body().getJsonObject("body"))
                        .map(body -> body.getString("initiator") + " " + body.getString("networkTransactionId")))
                .containsExactly("merchant null", "customer null", "merchant 480113262115711");
    }
}
