package io.mintmark.vault.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.instrument.application.SweepCards;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActivationQuarkusTest {
    private TestMerchant merchant;
    private String customer;

    @BeforeEach
    void aMerchantHasACustomer() {
        merchant = Api.merchant();
        customer = Api.customer(merchant);
    }

    @Inject
    SweepCards sweep;

    @Test
    void aStagedCardBecomesAnInstrumentThatTheCustomerHas() throws IOException {
        // when
        Response activated = save("store", Api.VISA, "12%2F30");

        // then
        String id = activated
                .then()
                .statusCode(200)
                .body("created", equalTo(true))
                .body("paymentInstrument.id", matchesPattern("pi_[0-9a-z]{26}"))
                .body("paymentInstrument.type", equalTo("card"))
                .body("paymentInstrument.storage", equalTo("store"))
                .body("paymentInstrument.status", equalTo("active"))
                .body("paymentInstrument.customerId", equalTo(customer))
                .body("paymentInstrument.default", equalTo(false))
                .body("paymentInstrument.card.brand", equalTo("visa"))
                .body("paymentInstrument.card.last4", equalTo("1111"))
                .body("paymentInstrument.card.bin", equalTo("411111"))
                .body("paymentInstrument.card.expMonth", equalTo(12))
                .body("paymentInstrument.card.expYear", equalTo(2030))
                .body("paymentInstrument.card.funding", equalTo("credit"))
                .body("paymentInstrument.card.country", equalTo("US"))
                .body("paymentInstrument.card.fingerprint", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("paymentInstrument.card.expired", equalTo(false))
                .body("paymentInstrument.card.networkToken", nullValue())
                .body("paymentInstrument.source.session", notNullValue())
                .body("paymentInstrument.expiresAt", nullValue())
                .extract()
                .path("paymentInstrument.id");
        Api.as(merchant)
                .get("/v1/payment-instruments/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        Api.as(merchant)
                .get("/v1/customers/" + customer + "/payment-instruments")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(id))
                .body("hasMore", equalTo(false));
        JsonNode created = event("payment_instrument.created", id, 1);
        assertThat(created.at("/sequence").asText()).isEqualTo("00000000000000000001");
        assertThat(created.at("/merchantid").asText()).isEqualTo(Long.toString(merchant.id()));
        assertThat(created.at("/data/paymentInstrument/id").asText()).isEqualTo(id);
        assertThat(created.at("/data/shopperReference").asText()).startsWith("customer-");
        assertThat(created.toString()).doesNotContain(Api.VISA).doesNotContain("Ana");
        assertThat(event("payment_instrument.state", id, 1)
                        .at("/paymentInstrument/id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void activatingTheSameStagedCardAgainGivesTheSameAnswer() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");
        Response first = staged.activate(merchant);

        // when
        Response second = staged.activate(merchant);

        // then
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(Rows.count("payment_instrument", "customer_id = ?", customer))
                .isEqualTo(1);
    }

    @Test
    void theSameCardAgainIsTheSameInstrumentAndNothingNew() {
        // given
        String id = save("store", Api.VISA, "12%2F30").path("paymentInstrument.id");

        // when
        Response again = save("store", Api.VISA, "12%2F30");

        // then
        again.then().body("created", equalTo(false)).body("paymentInstrument.id", equalTo(id));
        assertThat(Rows.count("card_record r join record_key k using (instrument_id)", "instrument_id = ?", id))
                .isEqualTo(1);
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 1", id))
                .isEqualTo(1);
        assertThat(cardsOfMerchant()).isEqualTo(1);
    }

    @Test
    void aNewExpiryRenewsTheInstrumentAndTellsOfIt() throws IOException {
        // given
        String id = save("store", Api.VISA, "12%2F30").path("paymentInstrument.id");

        // when
        Response again = save("store", Api.VISA, "01%2F31");

        // then
        again.then()
                .body("created", equalTo(false))
                .body("paymentInstrument.id", equalTo(id))
                .body("paymentInstrument.card.expMonth", equalTo(1))
                .body("paymentInstrument.card.expYear", equalTo(2031));
        assertThat(cardsOfMerchant()).isEqualTo(1);
        JsonNode updated = event("payment_instrument.updated", id, 1);
        assertThat(updated.at("/sequence").asText()).endsWith("2");
        assertThat(updated.at("/data/paymentInstrument/card/expYear").asInt()).isEqualTo(2031);
        assertThat(updated.at("/data/previousStatus").asText()).isEqualTo("active");
        save("store", Api.VISA, "01%2F31").then().body("paymentInstrument.id", equalTo(id));
    }

    @Test
    void otherStorageOtherCustomerAndNoCustomerAreOtherInstruments() {
        // given
        String stored = save("store", Api.VISA, "12%2F30").path("paymentInstrument.id");

        // when
        String temporal = save("temporal", Api.VISA, "12%2F30").path("paymentInstrument.id");
        String ofOther = stageFor(Api.customer(merchant), "store", Api.VISA, "12%2F30")
                .activate(merchant)
                .path("paymentInstrument.id");
        Response ofNobody = stageFor("", "store", Api.VISA, "12%2F30").activate(merchant);
        Response ofNobodyAgain = stageFor("", "store", Api.VISA, "12%2F30").activate(merchant);

        // then
        String anonymous = ofNobody.path("paymentInstrument.id");
        assertThat(List.of(stored, temporal, ofOther, anonymous)).doesNotHaveDuplicates();
        ofNobodyAgain.then().body("created", equalTo(false)).body("paymentInstrument.id", equalTo(anonymous));
    }

    @Test
    void theSameCardOfTwoMerchantsCannotBeLinked() {
        // given
        TestMerchant other = Api.merchant();
        String mine = save("store", Api.VISA, "12%2F30").path("paymentInstrument.card.fingerprint");

        // when
        String session = Api.unique("ses_");
        String theirs = stage(other, "", session, "store", Api.VISA, "12%2F30")
                .activate(other)
                .path("paymentInstrument.card.fingerprint");

        // then
        assertThat(theirs).isNotEqualTo(mine);
    }

    @Test
    void fiftyActivationsOfTheSameCardAtOnceMakeOneInstrument() throws Exception {
        // given
        List<Staged> staged = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            staged.add(stage("store", Api.MASTERCARD, i % 2 == 0 ? "12%2F30" : "11%2F30"));
        }
        ExecutorService payers = Executors.newFixedThreadPool(50);

        // when
        List<Future<Response>> answers = payers.invokeAll(staged.stream()
                .map(one -> (Callable<Response>) () -> one.activate(merchant))
                .toList());
        payers.shutdown();

        // then
        List<String> ids = new ArrayList<>();
        int created = 0;
        for (Future<Response> answer : answers) {
            answer.get().then().statusCode(200);
            ids.add(answer.get().path("paymentInstrument.id"));
            created += Boolean.TRUE.equals(answer.get().path("created")) ? 1 : 0;
        }
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(created).isEqualTo(1);
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(1);
        assertThat(cardsOfMerchant()).isEqualTo(1);
    }

    @Test
    void deletingShredsEveryTraceAndTellsOfIt() throws IOException {
        // given
        String id = save("store", Api.VISA, "12%2F30").path("paymentInstrument.id");
        String path = "/v1/customers/" + customer + "/payment-instruments/" + id;

        // when
        Response deleted = Api.as(merchant).delete(path);

        // then
        deleted.then().statusCode(204);
        assertThat(cardsOfMerchant()).isZero();
        assertThat(Rows.count("payment_instrument", "id = ?", id)).isZero();
        assertThat(Rows.count("staged_card", "merchant_id = ? and fingerprint is not null", merchant.id()))
                .isZero();
        Api.as(merchant).get("/v1/payment-instruments/" + id).then().statusCode(404);
        Api.as(merchant).delete(path).then().statusCode(404);
        JsonNode event = event("payment_instrument.deleted", id, 1);
        assertThat(event.at("/data/paymentInstrument/status").asText()).isEqualTo("deleted");
        assertThat(event.at("/data/previousStatus").asText()).isEqualTo("active");
        assertThat(event.at("/sequence").asText()).endsWith("2");
        await().atMost(Duration.ofSeconds(20)).until(() -> records("payment_instrument.state", id).stream()
                .anyMatch(record -> record.value() == null));
    }

    @Test
    void deletingACustomerShredsItsInstruments() throws IOException {
        // given
        String first = save("store", Api.VISA, "12%2F30").path("paymentInstrument.id");
        String second = save("temporal", Api.MASTERCARD, "12%2F30").path("paymentInstrument.id");

        // when
        Response deleted = Api.as(merchant).delete("/v1/customers/" + customer);

        // then
        deleted.then().statusCode(204);
        Api.as(merchant).get("/v1/customers/" + customer).then().statusCode(404);
        assertThat(cardsOfMerchant()).isZero();
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isZero();
        assertThat(event("payment_instrument.deleted", first, 1)
                        .at("/data/shopperReference")
                        .asText())
                .startsWith("customer-");
        event("payment_instrument.deleted", second, 1);
    }

    @Test
    void aCardOfADeletedCustomerIsNotActivated() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");
        Api.as(merchant).delete("/v1/customers/" + customer).then().statusCode(204);

        // when
        Response refused = staged.activate(merchant);

        // then
        refused.then().statusCode(409).body("code", equalTo("not_activatable"));
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isZero();
    }

    @Test
    void aDiscardedCardIsShreddedAndNeverActivated() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");

        // when
        Response discarded = staged.discard(merchant);

        // then
        discarded.then().statusCode(200).body("state", equalTo("discarded")).body("paymentInstrument", nullValue());
        staged.discard(merchant).then().body("state", equalTo("discarded"));
        staged.activate(merchant).then().statusCode(409).body("code", equalTo("not_activatable"));
        assertThat(cardsOfMerchant()).isZero();
    }

    @Test
    void discardingComesTooLateAfterActivationAndKnowsNothingOfOtherCards() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");
        String id = staged.activate(merchant).path("paymentInstrument.id");

        // when / then
        staged.discard(merchant).then().body("state", equalTo("activated")).body("paymentInstrument.id", equalTo(id));
        new Staged("stc_unknown", "ses_x").discard(merchant).then().body("state", equalTo("unknown"));
        staged.discard(Api.merchant()).then().body("state", equalTo("unknown"));
        assertThat(cardsOfMerchant()).isEqualTo(1);
    }

    @Test
    void onlyItsOwnSessionActivatesAStagedCard() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");

        // when / then
        new Staged(staged.id(), "ses_another").activate(merchant).then().statusCode(409);
        staged.activate(Api.merchant()).then().statusCode(409);
        Api.as(merchant)
                .body(Map.of("merchantId", merchant.id(), "sessionId", staged.session()))
                .post("/internal/staged-cards/" + staged.id() + "/activations")
                .then()
                .statusCode(403);
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isZero();
    }

    @Test
    void metadataOfTheSessionIsKept() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");

        // when
        Response activated = Api.asSession()
                .body(Map.of("merchantId", merchant.id(), "sessionId", staged.session(), "metadata", Map.of("a", "b")))
                .post("/internal/staged-cards/" + staged.id() + "/activations");

        // then
        activated.then().body("paymentInstrument.metadata.a", equalTo("b"));
    }

    @Test
    void anAbandonedCardIsShreddedBySweepingAndCanNoLongerBeActivated() {
        // given
        Staged staged = stage("store", Api.VISA, "12%2F30");
        Rows.change("update staged_card set expires_at = now() where id = ?", staged.id());
        staged.activate(merchant).then().statusCode(409);

        // when
        sweep.sweep().await().atMost(Duration.ofSeconds(20));

        // then
        assertThat(cardsOfMerchant()).isZero();
        assertThat(Rows.count("staged_card", "id = ?", staged.id())).isZero();
        staged.discard(merchant).then().body("state", equalTo("unknown"));
        staged.activate(merchant).then().statusCode(409);
    }

    @Test
    void aTemporalInstrumentEndsAfterItsDayAndIsShredded() throws IOException {
        // given
        Response saved = save("temporal", Api.VISA, "12%2F30");
        String id = saved.path("paymentInstrument.id");
        assertThat(java.time.Instant.parse(saved.path("paymentInstrument.expiresAt")))
                .isBetween(
                        java.time.Instant.now().plus(Duration.ofMinutes(23 * 60 + 58)),
                        java.time.Instant.now().plus(Duration.ofMinutes(24 * 60 + 1)));
        Rows.change("update payment_instrument set expires_at = now() where id = ?", id);
        Api.as(merchant).get("/v1/payment-instruments/" + id).then().body("status", equalTo("expired"));
        Api.as(merchant)
                .get("/v1/customers/" + customer + "/payment-instruments")
                .then()
                .body("data", hasSize(0));

        // when
        sweep.sweep().await().atMost(Duration.ofSeconds(20));

        // then
        Api.as(merchant).get("/v1/payment-instruments/" + id).then().statusCode(404);
        assertThat(cardsOfMerchant()).isZero();
        assertThat(event("payment_instrument.deleted", id, 1)
                        .at("/data/previousStatus")
                        .asText())
                .isEqualTo("expired");
    }

    @Test
    void aTemporalCardThatIsSavedAgainLivesItsDayAgainAndAnEndedOneIsReplaced() {
        // given
        String id = save("temporal", Api.VISA, "12%2F30").path("paymentInstrument.id");
        Rows.change("update payment_instrument set expires_at = now() + interval '1 minute' where id = ?", id);

        // when
        Response renewed = save("temporal", Api.VISA, "12%2F30");
        Rows.change("update payment_instrument set expires_at = now() where id = ?", id);
        Response replaced = save("temporal", Api.VISA, "12%2F30");

        // then
        renewed.then().body("paymentInstrument.id", equalTo(id));
        assertThat(java.time.Instant.parse(renewed.path("paymentInstrument.expiresAt")))
                .isAfter(java.time.Instant.now().plus(Duration.ofHours(23)));
        replaced.then().body("created", equalTo(true));
        assertThat(replaced.<String>path("paymentInstrument.id")).isNotEqualTo(id);
        assertThat(cardsOfMerchant()).isEqualTo(1);
    }

    private record Staged(String id, String session) {
        Response activate(TestMerchant merchant) {
            return Api.activate(merchant, id, session);
        }

        Response discard(TestMerchant merchant) {
            return Api.asSession()
                    .body(Map.of("merchantId", merchant.id()))
                    .post("/internal/staged-cards/" + id + "/discards");
        }
    }

    private Response save(String storage, String number, String expiry) {
        return stage(storage, number, expiry).activate(merchant);
    }

    private Staged stage(String storage, String number, String expiry) {
        return stageFor(customer, storage, number, expiry);
    }

    private Staged stageFor(String ofCustomer, String storage, String number, String expiry) {
        return stage(merchant, ofCustomer, Api.unique("ses_"), storage, number, expiry);
    }

    private static Staged stage(
            TestMerchant of, String ofCustomer, String session, String storage, String number, String expiry) {
        Map<String, Object> capture = Api.capture(of, session);
        capture.put("storage", storage);
        if (!ofCustomer.isEmpty()) {
            capture.put("customerId", ofCustomer);
        }
        SessionStub.shared().answers(new SessionStub.Answer(500, "{}"));
        Api.submit(Api.link(capture), number, expiry, "Ana").then().statusCode(503);
        return new Staged(
                SessionStub.shared().asked().get(0).body().get("stagedCardId").asText(), session);
    }

    private long cardsOfMerchant() {
        long records = Rows.count("card_record", "merchant_id = ?", merchant.id());
        assertThat(Rows.count("record_key", "merchant_id = ?", merchant.id())).isEqualTo(records);
        return records;
    }

    private static JsonNode event(String topic, String key, int count) throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> !records(topic, key).isEmpty());
        assertThat(records(topic, key)).hasSize(count);
        return new ObjectMapper().readTree(records(topic, key).get(0).value());
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return TestConsumer.withKey(topic, key);
    }
}
