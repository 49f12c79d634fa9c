package io.mintmark.session.payments.application;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that another vault keeps are charged at the acquirer that keeps them, by the same rules as saved ones. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalTokenQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MERCHANT_INITIATED =
            ", \"shopperInteraction\": \"ContAuth\", \"recurringProcessingModel\": \"UnscheduledCardOnFile\"";

    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    /** A profile that nobody else uses, as {@code profile/payment}. */
    private static String profile() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextLong(100_000_000_000L, 999_999_999_999L) + "/55555";
    }

    private static String order(String profile, String members) {
        String[] parts = profile.split("/");
        return "{\"referenceId\": \"" + Callers.reference() + "\", \"amount\": {\"value\": 200, \"currency\": \"USD\"},"
                + " \"paymentMethod\": {\"source\": \"external\", \"tokenSource\": \"Authorize.net\","
                + " \"tokenData\": {\"profile_id\": \"" + parts[0] + "\", \"payment_id\": \"" + parts[1] + "\"}}"
                + members + "}";
    }

    private static String manual(String profile) {
        return order(profile, MERCHANT_INITIATED + ", \"capture\": {\"method\": \"manual\"}");
    }

    private Response post(String path, String body, String key) {
        return as(merchant).header("Idempotency-Key", key).body(body).post(path);
    }

    private ValidatableResponse pay(String body) {
        return post("/v1/payments", body, UUID.randomUUID().toString()).then();
    }

    private String paid(String body) {
        return pay(body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse operate(String payment, String operation, String body) {
        return post(
                        "/v1/payments/" + payment + "/" + operation,
                        body,
                        UUID.randomUUID().toString())
                .then();
    }

    private JsonPath read(String payment) {
        return as(merchant)
                .get("/v1/payments/" + payment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> profilesOf(List<StubVault.Call> calls) {
        return calls.stream().map(call -> call.body().getString("profile")).toList();
    }

    private static String usd(long value) {
        return "{\"amount\": {\"value\": " + value + ", \"currency\": \"USD\"}}";
    }

    @Test
    void aTokenOfAnotherVaultPaysAtTheAcquirerThatKeepsTheCard() {
        // given
        String profile = profile();

        // when
        ValidatableResponse answer = pay(order(profile, MERCHANT_INITIATED + ", \"deviceId\": \"till-4\""));

        // then
        String id = answer.statusCode(201)
                .body("status", equalTo("captured"))
                .body("resultCode", equalTo("Authorised"))
                .body("amount.total", equalTo(2.00f))
                .body("paymentMethod.source", equalTo("external"))
                .body("paymentMethod.tokenSource", equalTo("Authorize.net"))
                .body("paymentMethod.token", nullValue())
                .body("paymentMethod.card.brand", equalTo("visa"))
                .body("paymentMethod.card.last4", equalTo("1111"))
                .body("attempts[0].credential", equalTo("external"))
                .body("attempts[0].result", equalTo("approved"))
                .body("confirmation.acquirer", equalTo("authorize-net"))
                .body("confirmation.code", notNullValue())
                .body("confirmation.approvedAt", notNullValue())
                .body("deviceId", equalTo("till-4"))
                .extract()
                .path("id");
        List<StubVault.Call> sent = StubAcquirer.authorizations(profile);
        assertThat(profilesOf(sent)).containsExactly("authorize-net.authorize");
        assertThat(sent.get(0).body().containsKey("card")).isFalse();
        String[] parts = profile.split("/");
        assertThat(sent.get(0).body().getJsonObject("body"))
                .isEqualTo(new JsonObject()
                        .put("reference", read(id).getString("attempts[0].id") + "-authorize")
                        .put("merchant", Long.toString(merchant.id()))
                        .put("amount", new JsonObject().put("value", 200).put("currency", "USD"))
                        .put("capture", true)
                        .put(
                                "profile",
                                new JsonObject().put("profileId", parts[0]).put("paymentProfileId", parts[1]))
                        .put("initiator", "merchant")
                        .put("installments", 1)
                        .put("purpose", "payment"));
        await().atMost(SOON).untilAsserted(() -> assertThat(TestConsumer.withKey("payment.captured", id))
                .hasSize(1)
                .allSatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .contains("Authorize.net")
                        .doesNotContain(parts[0])));
        assertThat(as(merchant).get("/v1/payments?deviceId=till-4").jsonPath().getList("data.id"))
                .containsExactly(id);
    }

    @Test
    void noCodeIsAskedOfATokenOfAnotherVault() {
        String profile = profile();

        pay(order(profile, ", \"shopperInteraction\": \"Ecommerce\""))
                .statusCode(201)
                .body("status", equalTo("captured"));

        assertThat(StubAcquirer.authorizations(profile)
                        .get(0)
                        .body()
                        .getJsonObject("body")
                        .getString("initiator"))
                .isEqualTo("customer");
    }

    @Test
    void whatFollowsGoesToTheAcquirerThatAuthorized() {
        // given
        String profile = profile();
        String captured = paid(manual(profile));
        String canceled = paid(manual(profile));

        // when
        operate(captured, "captures", usd(150)).statusCode(200).body("operations[0].status", equalTo("succeeded"));
        operate(captured, "refunds", usd(40)).statusCode(200).body("refunded.value", equalTo(40));
        operate(canceled, "cancellations", "{}").statusCode(200).body("status", equalTo("canceled"));

        // then
        assertThat(profilesOf(StubAcquirer.operations(profile)))
                .containsExactly("authorize-net.capture", "authorize-net.refund");
        assertThat(profilesOf(StubAcquirer.voids(profile))).containsExactly("authorize-net.void");
        operate(captured, "captures", usd(51)).statusCode(409).body("code", equalTo("amount_exceeds_authorized"));
        operate(captured, "refunds", usd(111)).statusCode(409).body("code", equalTo("amount_exceeds_captured"));
    }

    @Test
    void anAuthorizationThatNobodyCapturesIsLetGoOfThere() {
        // given
        String profile = profile();
        String payment = paid(manual(profile));

        // when
        Database.update(
                "update session.payments set authorization_expires_at = now() - interval '1 minute' where id = ?",
                payment);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(read(payment).getString("status"))
                .isEqualTo("expired"));
        assertThat(profilesOf(StubAcquirer.voids(profile))).containsExactly("authorize-net.void");
    }

    @Test
    void anAnswerThatWasLostIsAskedForThereAndNothingIsSentTwice() {
        // given
        String profile = profile();
        StubAcquirer.teach(profile, StubAcquirer.losingTheAnswer(StubAcquirer::approve));

        // when
        pay(order(profile, MERCHANT_INITIATED))
                .statusCode(201)
                .body("status", equalTo("captured"))
                .body("paymentMethod.card.last4", equalTo("1111"));

        // then
        assertThat(StubAcquirer.authorizations(profile)).hasSize(1);
        assertThat(profilesOf(StubAcquirer.questions(profile))).containsOnly("authorize-net.status");
    }

    @Test
    void whatStaysUnknownIsPendingAndFoundOutByTheJanitor() {
        // given
        String profile = profile();
        StubAcquirer.teach(profile, StubAcquirer.losingTheAnswer(StubAcquirer::approve));
        StubAcquirer.deaf(profile, true);
        String payment = pay(order(profile, MERCHANT_INITIATED))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("paymentMethod.card.last4", nullValue())
                .extract()
                .path("id");

        // when
        StubAcquirer.deaf(profile, false);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(read(payment).getString("status"))
                .isEqualTo("captured"));
        assertThat(read(payment).getString("paymentMethod.card.last4")).isEqualTo("1111");
        assertThat(StubAcquirer.authorizations(profile)).hasSize(1);
    }

    @Test
    void anApprovalThatNobodyWaitsForIsReversedThere() {
        // given
        String profile = profile();
        String payment = paid(order(profile, MERCHANT_INITIATED + ", \"capture\": {\"method\": \"manual\"}"));

        // when
        Database.update("update session.payment_attempts set given_up = true where payment_id = ?", payment);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(read(payment).getString("attempts[0].result"))
                .isEqualTo("reversed"));
        assertThat(profilesOf(StubAcquirer.voids(profile))).containsExactly("authorize-net.void");
    }

    @Test
    void ofThirtyTwinsUnderOneKeyOnePays() throws Exception {
        // given
        String profile = profile();
        String body = order(profile, MERCHANT_INITIATED);
        String key = UUID.randomUUID().toString();

        // when
        AtOnce.run(30, call -> post("/v1/payments", body, key).statusCode());

        // then
        post("/v1/payments", body, key).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(StubAcquirer.authorizations(profile)).hasSize(1);
    }

    @Test
    void aRefusalSaysWhy() {
        String profile = profile();
        StubAcquirer.teach(profile, StubAcquirer.decline("51"));

        pay(order(profile, MERCHANT_INITIATED))
                .statusCode(201)
                .body("status", equalTo("refused"))
                .body("refusal.reason", equalTo("insufficient_funds"))
                .body("confirmation", nullValue());
    }

    @Test
    void aSourceThatNobodyHereCanChargeIsRefused() {
        String body = order(profile(), MERCHANT_INITIATED).replace("Authorize.net", "Elsewhere");

        pay(body)
                .statusCode(422)
                .body("code", equalTo("unknown_token_source"))
                .body("errors[0].pointer", equalTo("#/paymentMethod/tokenSource"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"source\": \"external\", \"tokenData\": {} | required | #/paymentMethod/tokenSource",
                "\"source\": \"external\", \"tokenSource\": \"Authorize.net\" | required | #/paymentMethod/tokenData",
                "\"source\": \"external\", \"tokenSource\": \"Authorize.net\", \"tokenData\": {\"payment_id\": \"5\"}"
                        + " | required | #/paymentMethod/tokenData/profile_id",
                "\"source\": \"external\", \"tokenSource\": \"Authorize.net\","
                        + " \"tokenData\": {\"profile_id\": \"../7\", \"payment_id\": \"5\"}"
                        + " | invalid_format | #/paymentMethod/tokenData/profile_id",
                "\"source\": \"external\", \"tokenSource\": \"Authorize.net\","
                        + " \"tokenData\": {\"profile_id\": \"7\", \"payment_id\": \"5\", \"number\": \"1\"}"
                        + " | unsupported_value | #/paymentMethod/tokenData/number",
                "\"source\": \"external\", \"token\": \"pi_1\", \"tokenSource\": \"Authorize.net\","
                        + " \"tokenData\": {\"profile_id\": \"7\", \"payment_id\": \"5\"} | invalid | #/paymentMethod/token",
                "\"source\": \"token\", \"token\": \"pi_1\", \"tokenSource\": \"Authorize.net\""
                        + " | invalid | #/paymentMethod/tokenSource",
                "\"source\": \"token\" | required | #/paymentMethod/token",
                "\"source\": \"cash\" | unsupported_value | #/paymentMethod/source"
            })
    void aTokenThatIsNoneIsRefusedWithItsPlace(String method, String code, String pointer) {
        String body = "{\"referenceId\": \"" + Callers.reference()
                + "\", \"amount\": {\"value\": 200, \"currency\": \"USD\"}, \"paymentMethod\": {" + method + "}"
                + MERCHANT_INITIATED + "}";

        pay(body).statusCode(422).body("errors.pointer", hasItems(pointer)).body("errors.code", hasItems(code));
    }

    @Test
    void whoPaysIsACustomerOfTheMerchantsOrNobody() {
        pay(order(profile(), MERCHANT_INITIATED + ", \"customerId\": \"" + StubVault.CUSTOMER + "\""))
                .statusCode(201)
                .body("customerId", equalTo(StubVault.CUSTOMER));
        pay(order(profile(), MERCHANT_INITIATED + ", \"customerId\": \"cus_01kajv6q3mzx5y8w2r4t6n9p0z\""))
                .statusCode(422)
                .body("code", equalTo("unknown_customer"))
                .body("errors", hasSize(1));
    }
}
