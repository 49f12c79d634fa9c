package io.mintmark.session.validations;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private static String card() {
        return card("active");
    }

    private static String card(String status) {
        return StubVault.saved(
                "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26), status, null);
    }

    private static String body(String card) {
        return "{\"paymentInstrument\": \"" + card + "\"}";
    }

    private ValidatableResponse validate(String body) {
        return as(merchant).body(body).post("/v1/validations").then();
    }

    private Response validate(String body, String key) {
        return as(merchant).header("Idempotency-Key", key).body(body).post("/v1/validations");
    }

    private static Function<StubVault.Call, StubVault.Answer> comparing(String avs, String cvc) {
        return call -> {
            StubVault.Answer approved = StubAcquirer.approve(call);
            approved.body().getJsonObject("body").put("avsResult", avs).put("securityCodeResult", cvc);
            return approved;
        };
    }

    private static JsonObject sent(String card) {
        return StubAcquirer.authorizations(card).get(0).body();
    }

    private static String status(String card) {
        return Database.text("select status from session.validations where instrument_id = ?", card);
    }

    @Test
    void aCardThatIsAliveIsValid() {
        // given
        String card = card();

        // when
        ValidatableResponse answer = validate(body(card));

        // then
        answer.statusCode(200)
                .body("paymentInstrument", equalTo(card))
                .body("valid", equalTo(true))
                .body("reason", nullValue())
                .body("avs", nullValue())
                .body("cvc", nullValue())
                .body("checkedAt", notNullValue());
        JsonObject request = sent(card);
        assertThat(request.getString("profile")).isEqualTo("acquirer.authorize");
        assertThat(request.getJsonObject("body").getJsonObject("amount"))
                .isEqualTo(new JsonObject().put("value", 0).put("currency", "USD"));
        assertThat(request.getJsonObject("body").getBoolean("capture")).isFalse();
        assertThat(request.getJsonObject("body").getString("purpose")).isEqualTo("verification");
        assertThat(request.getJsonObject("body").getString("initiator")).isEqualTo("merchant");
        assertThat(request.getJsonObject("body").getJsonObject("card").getString("postalCode"))
                .isEqualTo("{{card.postal_code}}");
        assertThat(StubAcquirer.voids(card)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "41, lost_card",
        "43, stolen_card",
        "54, expired_card",
        "62, blocked_card",
        "05, declined",
        "14, invalid_number"
    })
    void aCardThatItsIssuerRefusesIsNotValid(String code, String reason) {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.decline(code));

        validate(body(card)).statusCode(200).body("valid", equalTo(false)).body("reason", equalTo(reason));
    }

    @Test
    void whatTheIssuerComparedIsTold() {
        String card = card();
        StubAcquirer.teach(card, comparing("Z", "M"));

        validate(body(card))
                .statusCode(200)
                .body("avs.code", equalTo("Z"))
                .body("avs.message", equalTo("The postal code matches, the address does not"))
                .body("cvc.code", equalTo("M"))
                .body("cvc.message", equalTo("Match"));
    }

    @Test
    void anAddressOfTheRequestIsComparedInsteadOfTheStoredOne() {
        // given
        String card = card();
        String address =
                ", \"billingAddress\": {\"line1\": \"Rambla 1\", \"city\": \"Montevideo\", \"country\": \"UY\"}}";

        // when
        validate(body(card).replace("}", address)).statusCode(200);

        // then
        JsonObject request = sent(card);
        assertThat(request.getString("profile")).isEqualTo("acquirer.authorize-at-address");
        JsonObject sent = request.getJsonObject("body").getJsonObject("card");
        assertThat(sent.getString("addressLine1")).isEqualTo("Rambla 1");
        assertThat(sent.containsKey("postalCode")).isFalse();
        assertThat(sent.getString("number")).isEqualTo("{{card.number}}");
        assertThat(Database.number(
                        "select count(*) from session.validations v where instrument_id = ? and v::text like '%Rambla%'",
                        card))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "suspended, 422, payment_instrument_not_usable",
        "expired, 422, payment_instrument_not_usable",
        "deleted, 404, unknown_payment_instrument"
    })
    void aCardThatCannotBeUsedIsNotAskedAbout(String status, int answer, String code) {
        String card = card(status);

        validate(body(card))
                .statusCode(answer)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("#/paymentInstrument"));
        assertThat(StubAcquirer.authorizations(card)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | #/paymentInstrument | required",
                "{\"paymentInstrument\": \"pi_1\", \"billingAddress\": {\"line1\": \"{{card.number}}\"}}"
                        + " | #/billingAddress/line1 | invalid_format",
                "{\"paymentInstrument\": \"pi_1\", \"billingAddress\": {\"country\": \"Uruguay\"}}"
                        + " | #/billingAddress/country | invalid_format"
            })
    void whatIsNoQuestionIsRefusedWithItsPlace(String body, String pointer, String code) {
        validate(body)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void theSameKeyTellsTheSameAnswerAndAsksOnce() throws Exception {
        // given
        String card = card();
        String key = UUID.randomUUID().toString();

        // when
        AtOnce.run(20, call -> validate(body(card), key).statusCode());

        // then
        String first =
                validate(body(card), key).then().statusCode(200).extract().path("checkedAt");
        StubAcquirer.teach(card, StubAcquirer.decline("41"));
        validate(body(card), key)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("valid", equalTo(true))
                .body("checkedAt", equalTo(first));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        validate(body(card()), key).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void aLostAnswerIsAskedForAndNothingIsSentTwice() {
        String card = card();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer::approve));

        validate(body(card)).statusCode(200).body("valid", equalTo(true));

        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
        assertThat(StubAcquirer.questions(card)).isNotEmpty();
    }

    @Test
    void whatStaysUnknownIsToldLaterAndFoundOutByTheJanitor() {
        // given
        String card = card();
        String key = UUID.randomUUID().toString();
        StubAcquirer.teach(card, StubAcquirer.losingTheAnswer(StubAcquirer.decline("41")));
        StubAcquirer.deaf(card, true);

        // when
        validate(body(card), key)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("temporarily_unavailable"));
        StubAcquirer.deaf(card, false);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(status(card)).isEqualTo("invalid"));
        validate(body(card), key)
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("reason", equalTo("lost_card"));
        assertThat(StubAcquirer.authorizations(card)).hasSize(1);
    }

    @Test
    void whatNeverLeftIsBegunAgainUnderAnotherReference() {
        // given
        String card = card();
        String key = UUID.randomUUID().toString();
        StubAcquirer.teach(card, StubAcquirer::notSent);
        validate(body(card), key).then().statusCode(503);
        assertThat(status(card)).isEqualTo("not_sent");

        // when
        StubAcquirer.teach(card, StubAcquirer::approve);
        validate(body(card), key).then().statusCode(200).body("valid", equalTo(true));

        // then
        assertThat(StubAcquirer.authorizations(card).stream()
                        .map(call -> call.body().getJsonObject("body").getString("reference"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aKeyIsItsMerchantsAlone() {
        String card = card();
        String key = UUID.randomUUID().toString();
        validate(body(card), key).then().statusCode(200);
        TestMerchant other = Callers.merchant();

        as(other)
                .header("Idempotency-Key", key)
                .body(body(card))
                .post("/v1/validations")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }
}
