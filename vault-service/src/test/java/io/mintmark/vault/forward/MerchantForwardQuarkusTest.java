package io.mintmark.vault.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.DestinationStub.Received;
import io.mintmark.vault.testing.ForwardProfiles;
import io.mintmark.vault.testing.Forwards;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MerchantForwardQuarkusTest {
    private final DestinationStub destination = DestinationStub.shared();
    private TestMerchant merchant;
    private String instrument;

    @BeforeEach
    void aMerchantHasACard() {
        merchant = Api.merchant();
        instrument = Forwards.instrument(merchant);
        destination.behaves(conversation -> {
            conversation.read();
            String body = "{\"result\":\"approved\",\"internal\":\"x\",\"deep\":{\"inside\":7.10,\"hidden\":1}}";
            conversation.write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nX-Trace: t-1\r\nX-Other: o"
                    + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        });
    }

    @Test
    void theDestinationGetsTheCardAndTheMerchantTheMembersThatItMaySee() {
        // when
        Response answer = send("shop.pay");

        // then
        answer.then()
                .statusCode(200)
                .body("id", matchesPattern("fwd_[0-9a-z]{26}"))
                .body("status", equalTo(201))
                .body("headers", equalTo(Map.of("x-trace", "t-1")))
                .body("body.result", equalTo("approved"))
                .body("body.internal", nullValue())
                .body("body.deep.hidden", nullValue());
        assertThat(answer.asString()).contains("\"inside\":7.10");
        assertThat(destination.received()).hasSize(1);
        Received sent = destination.received().get(0);
        assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /pay");
        assertThat(sent.headers())
                .containsEntry("authorization", ForwardProfiles.CREDENTIAL)
                .containsKeys("signature", "content-digest");
        assertThat(sent.body())
                .isEqualTo("{\"order\":\"o-1\",\"shop\":\"" + merchant.id()
                        + "\",\"card\":{\"number\":\"4111111111111111\",\"month\":\"07\",\"year\":\"2030\"}}");
        assertThat(Rows.count(
                        "card_use",
                        "merchant_id = ? and caller = 'merchant' and key_id = ? and profile = 'shop.pay' and card_id = ?"
                                + " and intent = ? and outcome = 'answered' and detail = '201' and ended_at > used_at",
                        merchant.id(),
                        merchant.keyId(),
                        instrument,
                        answer.path("id")))
                .isEqualTo(1);
    }

    @Test
    void aParameterIsFilledIntoItsPlaceInThePath() {
        // given
        Map<String, Object> request = Forwards.request("shop.step", instrument, Forwards.body());
        request.put("parameters", Map.of("order", "o-17_A"));

        // when
        Forwards.send(merchant, request).then().statusCode(200);

        // then
        assertThat(destination.received()).extracting(Received::target).containsExactly("/orders/o-17_A/pay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.others", "nobody.knows", "acquirer.authorize", "network.enroll"})
    void aProfileThatWasNotApprovedIsAsUnknownAsNone(String profile) {
        // when / then
        send(profile)
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown_profile"))
                .body("detail", equalTo("No destination of this name was approved for you."));
        assertThat(destination.received()).isEmpty();
        assertRefused("unknown_profile", "-", instrument);
    }

    @Test
    void servicesHaveNoUseForAMerchantsProfile() {
        Api.asSession()
                .body(Map.of(
                        "merchantId",
                        merchant.id(),
                        "profile",
                        "shop.pay",
                        "intent",
                        "i-1",
                        "sendBefore",
                        java.time.Instant.now().plusSeconds(9).toString(),
                        "card",
                        Map.of("paymentInstrument", instrument),
                        "body",
                        Forwards.body()))
                .post("/internal/forward")
                .then()
                .statusCode(403)
                .body("code", equalTo("caller_not_allowed"));
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void aForeignCardIsAsUnknownAsNoneAndStaysClosed() {
        // given
        TestMerchant stranger = Api.merchant();
        Map<String, Object> foreign = Forwards.request("shop.pay", instrument, Forwards.body());
        Map<String, Object> nobody = Forwards.request("shop.pay", "pi_" + "0".repeat(26), Forwards.body());
        Map<String, Object> number = Forwards.request("shop.pay", Api.VISA, Forwards.body());

        // when / then
        for (Map<String, Object> request : java.util.List.of(foreign, nobody, number)) {
            Forwards.send(stranger, request)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown_payment_instrument"))
                    .body("errors[0].pointer", equalTo("#/paymentInstrument"))
                    .body("detail", equalTo("No payment instrument of yours has this id."));
        }
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "merchant_id = ? and outcome = 'refused'", stranger.id()))
                .isEqualTo(3);
        assertThat(Rows.count("card_use", "merchant_id = ? and card_id = '-'", stranger.id()))
                .isEqualTo(1);
        assertThat(Rows.count("card_use", "merchant_id = ?", merchant.id())).isZero();
    }

    @Test
    void aCardThatIsSuspendedOrOverIsNotUsable() {
        // given
        Rows.change("update payment_instrument set status = 'suspended' where id = ?", instrument);

        // when / then
        send("shop.pay").then().statusCode(422).body("code", equalTo("payment_instrument_not_usable"));
        Rows.change(
                "update payment_instrument set status = 'active', storage = 'temporal', expires_at = now() where id = ?",
                instrument);
        send("shop.pay").then().statusCode(422).body("code", equalTo("payment_instrument_not_usable"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count(
                        "card_use",
                        "merchant_id = ? and outcome = 'refused' and detail = 'payment_instrument_not_usable'",
                        merchant.id()))
                .isEqualTo(2);
    }

    @Test
    void aCardThatWasTamperedWithIsNotSentAndTheTryIsRecorded() {
        // given
        Rows.change(
                "update card_record set ciphertext = set_byte(ciphertext, 30, get_byte(ciphertext, 30) # 1)"
                        + " where instrument_id = ?",
                instrument);

        // when / then
        send("shop.pay").then().statusCode(409).body("code", equalTo("card_unavailable"));
        assertThat(destination.received()).isEmpty();
        assertRefused("card_unavailable", "shop.pay", instrument);
    }

    @Test
    void aKeyNeedsTheScopeThatNoKeyHasUnlessItIsAskedFor() {
        // given
        TestMerchant without =
                Api.merchantWith("customers:read", "card:write", "instruments:read", "instruments:write");

        // when / then
        Forwards.send(without, Forwards.request("shop.pay", instrument, Forwards.body()))
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        Api.asSession()
                .body(Forwards.request("shop.pay", instrument, Forwards.body()))
                .post("/v1/forward")
                .then()
                .statusCode(403);
    }

    @Test
    void aKeyOfIdempotencySendsOnceAndTellsHowThatEnded() {
        // given
        String key = Api.unique("key-");
        Map<String, Object> request = Forwards.request("shop.pay", instrument, Forwards.body());
        String id = under(key, request).then().statusCode(200).extract().path("id");

        // when
        Response again = under(key, request);

        // then
        again.then()
                .statusCode(409)
                .body("code", equalTo("already_forwarded"))
                .body("detail", containsString("the destination answered with status 201"))
                .body("detail", containsString(id));
        assertThat(destination.received()).hasSize(1);
        request.put("body", new java.util.HashMap<>(Map.of("card", Map.of("number", "{{card.number}}"))));
        under(key, request).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void anUnknownOutcomeStaysUnknownUnderItsKey() {
        // given
        String key = Api.unique("key-");
        Map<String, Object> request = Forwards.request("shop.pay", instrument, Forwards.body());
        destination.behaves(conversation -> conversation.read());
        under(key, request).then().statusCode(502).body("code", equalTo("forward_unknown"));

        // when / then
        under(key, request).then().statusCode(409).body("detail", containsString("it may have arrived"));
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void aRefusalUsesNoKeyUp() {
        // given
        String key = Api.unique("key-");
        Map<String, Object> request = Forwards.request("shop.pay", instrument, Forwards.body());
        Rows.change("update payment_instrument set status = 'suspended' where id = ?", instrument);
        under(key, request).then().statusCode(422);
        Rows.change("update payment_instrument set status = 'active' where id = ?", instrument);

        // when / then
        under(key, request).then().statusCode(200);
    }

    @Test
    void aDestinationThatIsAwayGotNothing() {
        // when
        send("shop.away")
                .then()
                .statusCode(502)
                .body("code", equalTo("forward_not_sent"))
                .body("detail", containsString("Nothing was sent"));

        // then
        assertThat(Rows.count("card_use", "merchant_id = ? and outcome = 'not_sent'", merchant.id()))
                .isEqualTo(1);
    }

    @Test
    void thereAreOnlySoManyAMinuteForEachMerchant() {
        // given
        TestMerchant other = Api.merchant();
        String otherInstrument = Forwards.instrument(other);
        Rows.change(
                "insert into card_use (id, merchant_id, caller, profile, card_id, intent, used_at, outcome)"
                        + " select 'use_of_' || ? || '_' || n, ?, 'merchant', 'shop.pay', 'pi', 'many', now() - interval '30 s',"
                        + " 'answered' from generate_series(1, 120) n",
                merchant.id(),
                merchant.id());

        // when
        Response tooMany = send("shop.pay");

        // then
        tooMany.then().statusCode(429).body("code", equalTo("too_many_forwards"));
        assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(20, 31);
        assertThat(destination.received()).isEmpty();
        Forwards.send(other, Forwards.request("shop.pay", otherInstrument, Forwards.body()))
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsRecordedStaysAsItIs() throws SQLException {
        // given
        send("shop.pay").then().statusCode(200);

        try (Connection application = TestInfrastructure.asApplication("vault");
                Statement statement = application.createStatement()) {
            statement.execute("select set_config('app.merchant', '" + merchant.id() + "', false)");

            // when / then
            for (String change : java.util.List.of(
                    "delete from card_use",
                    "truncate card_use",
                    "update card_use set card_id = 'pi_x'",
                    "update card_use set used_at = now()")) {
                Assertions.assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("permission denied");
            }
            Assertions.assertThatThrownBy(() -> statement.execute("update card_use set outcome = 'not_sent'"))
                    .hasMessageContaining("written down once");
        }
    }

    @Test
    void anAnswerWithoutAnythingToPassOnIsStillAnAnswer() {
        // given
        destination.answers(404, "{\"error\":\"no_such_order\"}");

        // when / then
        send("shop.pay")
                .then()
                .statusCode(200)
                .body("status", equalTo(404))
                .body("headers", anEmptyMap())
                .body("body", anEmptyMap());
    }

    private Response send(String profile) {
        return Forwards.send(merchant, Forwards.request(profile, instrument, Forwards.body()));
    }

    private Response under(String key, Map<String, Object> request) {
        return Api.as(merchant).header("Idempotency-Key", key).body(request).post("/v1/forward");
    }

    private void assertRefused(String code, String profile, String card) {
        assertThat(Rows.count(
                        "card_use",
                        "merchant_id = ? and key_id = ? and outcome = 'refused' and detail = ? and profile = ?"
                                + " and card_id = ?",
                        merchant.id(),
                        merchant.keyId(),
                        code,
                        profile,
                        card))
                .isEqualTo(1);
        assertThat(Rows.count("card_use", "merchant_id = ?", merchant.id())).isEqualTo(1);
    }
}
