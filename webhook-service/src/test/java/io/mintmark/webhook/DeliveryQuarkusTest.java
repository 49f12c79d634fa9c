package io.mintmark.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.testing.WireContract;
import io.mintmark.platform.secret.CallbackSecrets;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.webhook.testing.Database;
import io.mintmark.webhook.testing.Merchant;
import io.mintmark.webhook.testing.Published;
import io.mintmark.webhook.testing.Receiver;
import io.mintmark.webhook.testing.Receiver.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class DeliveryQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void anEventArrivesSignedAtItsEndpointOnce() throws Exception {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(204)) {
            Merchant.Endpoint endpoint = merchant.listenAt(receiver.url(), "payment_instrument.*");

            // when
            Published event = Published.example(EventType.PAYMENT_INSTRUMENT_CREATED, merchant.id())
                    .send();

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "delivered");
            Received request = receiver.received().get(0);
            request.verify(endpoint.secret());
            assertThat(receiver.received()).hasSize(1);
            assertThat(request.path()).isEqualTo("/hooks");
            assertThat(request.header("webhook-id")).isEqualTo(event.id());
            assertThat(request.header("content-type")).isEqualTo("application/json");
            JsonPath body = new JsonPath(request.body());
            assertThat(body.<String, Object>getMap("$"))
                    .containsOnlyKeys("id", "type", "createdAt", "sequence", "data");
            assertThat(body.getString("type")).isEqualTo("payment_instrument.created");
            assertThat(body.getInt("sequence")).isEqualTo(1);
            assertThat(body.getString("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(delivery.getString("data[0].webhookEndpoint")).isEqualTo(endpoint.id());
            assertThat(delivery.getString("data[0].url")).isEqualTo(receiver.url());
            assertThat(delivery.getInt("data[0].attempts[0].statusCode")).isEqualTo(204);
            assertThat(delivery.getList("data[0].attempts")).hasSize(1);
            String stored = merchant.call().get("/v1/events/" + event.id()).asString();
            assertThat(stored).as("the event in the API, to the byte").isEqualTo(request.body());
        }
    }

    @Test
    void aSessionCallbackIsSignedWithTheMerchantsSecretAndDoesNotTellTheAddress() throws Exception {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            // when
            Published event = Published.example(EventType.SESSION_COMPLETED, merchant.id())
                    .withCallbackUrl(receiver.url())
                    .send();

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "delivered");
            Received request = receiver.received().get(0);
            request.verify(callbackSecretOf(merchant));
            assertThat(request.body()).doesNotContain("callbackUrl").contains("\"previousStatus\":\"processing\"");
            assertThat(delivery.getString("data[0].webhookEndpoint")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_ALL, names = "PAYMENT_(?!INSTRUMENT).*")
    void everythingAboutAPaymentGoesToItsCallback(EventType type) throws Exception {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            // when
            Published event = Published.example(type, merchant.id())
                    .withCallbackUrl(receiver.url())
                    .send();

            // then
            merchant.awaitDelivery(event.id(), "delivered");
            Received request = receiver.received().get(0);
            request.verify(callbackSecretOf(merchant));
            assertThat(request.body())
                    .doesNotContain("callbackUrl")
                    .contains("\"type\":\"" + type + "\"")
                    .contains("\"amount\":{\"total\":100.00,\"value\":10000,\"currency\":\"UYU\"}");
        }
    }

    @Test
    void anEndpointForPaymentsIsToldOfTheseAndOfNoCards() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "payment.*");
            Published saved = Published.example(EventType.PAYMENT_INSTRUMENT_CREATED, merchant.id())
                    .send();

            // when
            Published captured =
                    Published.example(EventType.PAYMENT_CAPTURED, merchant.id()).send();

            // then
            merchant.awaitDelivery(captured.id(), "delivered");
            awaitEvent(merchant, saved);
            assertThat(merchant.deliveriesOf(saved.id()).getList("data")).isEmpty();
            assertThat(receiver.received())
                    .extracting(one -> one.header("webhook-id"))
                    .containsExactly(captured.id());
        }
    }

    @Test
    void aCallbackAndAnEndpointAreToldOfAPaymentEachByTheirOwnSecret() throws Exception {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver back = Receiver.answering(200);
                Receiver end = Receiver.answering(200)) {
            Merchant.Endpoint endpoint = merchant.listenAt(end.url(), "payment.refused");

            // when
            Published event = Published.example(EventType.PAYMENT_REFUSED, merchant.id())
                    .withCallbackUrl(back.url())
                    .send();

            // then
            await().atMost(SOON).until(() -> merchant.deliveriesOf(event.id())
                    .getList("data.status")
                    .equals(List.of("delivered", "delivered")));
            back.received().get(0).verify(callbackSecretOf(merchant));
            end.received().get(0).verify(endpoint.secret());
            assertThat(end.received().get(0).body())
                    .isEqualTo(back.received().get(0).body())
                    .isEqualTo(merchant.call().get("/v1/events/" + event.id()).asString());
        }
    }

    @Test
    void onlyTheEndOfASessionGoesToItsCallback() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            // when
            Published created = Published.example(EventType.SESSION_CREATED, merchant.id())
                    .withCallbackUrl(receiver.url())
                    .send();

            // then
            awaitEvent(merchant, created);
            assertThat(merchant.deliveriesOf(created.id()).getList("data")).isEmpty();
        }
    }

    @Test
    void anEventGoesToEachEndpointThatWantsItAndToNoOther() {
        // given
        Merchant merchant = Merchant.known();
        Merchant stranger = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            String exact = merchant.listenAt(receiver.url() + "/exact", "session.failed")
                    .id();
            String all = merchant.listenAt(receiver.url() + "/all", "*").id();
            merchant.listenAt(receiver.url() + "/other", "payment_instrument.*");
            stranger.listenAt(receiver.url() + "/stranger", "*");

            // when
            Published event =
                    Published.example(EventType.SESSION_FAILED, merchant.id()).send();

            // then
            await().atMost(SOON).until(() -> merchant.deliveriesOf(event.id())
                    .getList("data.status")
                    .equals(List.of("delivered", "delivered")));
            assertThat(merchant.deliveriesOf(event.id()).<String>getList("data.webhookEndpoint"))
                    .containsExactlyInAnyOrder(exact, all);
            assertThat(stranger.deliveriesOf(event.id()).getList("data")).isEmpty();
        }
    }

    @Test
    void aFailedAttemptIsRepeatedWithTheSameIdAndBodyAndASignatureOfItsOwn() throws Exception {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(500, 302, 200).with("Location", "http://127.0.0.1:1/")) {
            Merchant.Endpoint endpoint = merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_EXPIRED, merchant.id()).send();

            // when
            for (int attempt = 1; attempt <= 2; attempt++) {
                int made = attempt;
                await().atMost(SOON)
                        .until(() -> merchant.awaitDelivery(event.id(), "pending")
                                        .getList("data[0].attempts")
                                        .size()
                                == made);
                Database.comeDue(event.id());
            }

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "delivered");
            assertThat(delivery.<Integer>getList("data[0].attempts.statusCode")).containsExactly(500, 302, 200);
            assertThat(delivery.<Integer>getList("data[0].attempts.number")).containsExactly(1, 2, 3);
            assertThat(receiver.received())
                    .extracting(one -> one.header("webhook-id"))
                    .containsOnly(event.id());
            assertThat(receiver.received())
                    .extracting(Received::body)
                    .containsOnly(receiver.received().get(0).body());
            for (Received one : receiver.received()) {
                one.verify(endpoint.secret());
            }
        }
    }

    @Test
    void theFirstRetryComesByItselfAfterAboutFiveSeconds() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(503, 200)) {
            merchant.listenAt(receiver.url(), "*");

            // when
            Published event =
                    Published.example(EventType.SESSION_CANCELED, merchant.id()).send();

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "delivered");
            Duration between = Duration.between(
                    Instant.parse(delivery.getString("data[0].attempts[0].at")),
                    Instant.parse(delivery.getString("data[0].attempts[1].at")));
            assertThat(between).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(12));
        }
    }

    @Test
    void aReceiverMayPutTheNextAttemptOff() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(429).with("Retry-After", "3600")) {
            merchant.listenAt(receiver.url(), "*");

            // when
            Published event =
                    Published.example(EventType.SESSION_FAILED, merchant.id()).send();

            // then
            await().atMost(SOON).until(() -> !receiver.received().isEmpty());
            JsonPath delivery = merchant.awaitDelivery(event.id(), "pending");
            Instant next = Instant.parse(delivery.getString("data[0].nextAttemptAt"));
            assertThat(next)
                    .isBetween(Instant.now().plusSeconds(3590), Instant.now().plusSeconds(3601));
        }
    }

    @Test
    void goneDisablesTheEndpointSaysSoAndHoldsItsDeliveries() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(500, 410)) {
            Merchant.Endpoint endpoint = merchant.listenAt(receiver.url(), "*");
            Published waiting =
                    Published.example(EventType.SESSION_FAILED, merchant.id()).send();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            merchant.awaitDelivery(waiting.id(), "pending");

            // when
            Published refused =
                    Published.example(EventType.SESSION_EXPIRED, merchant.id()).send();

            // then
            merchant.awaitDelivery(refused.id(), "held");
            merchant.awaitDelivery(waiting.id(), "held");
            assertThat(merchant.call()
                            .get("/v1/webhook-endpoints/" + endpoint.id())
                            .jsonPath()
                            .getString("status"))
                    .isEqualTo("disabled");
            Published later =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            merchant.awaitDelivery(later.id(), "held");
            assertThat(receiver.received()).hasSize(2);
            assertThat(awaitOne("webhook_endpoint.disabled", endpoint.id()))
                    .containsEntry("previousStatus", "enabled")
                    .containsEntry("reason", "gone");
        }
    }

    @Test
    void afterTheLastAttemptADeliveryIsExhaustedAndSaysSo() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(500)) {
            merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_FAILED, merchant.id()).send();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            merchant.awaitDelivery(event.id(), "pending");

            // when
            Database.update(
                    "update webhook_delivery set attempt = 11, created_at = created_at - interval '75 hours', due_at = now()"
                            + " where event_id = ?",
                    event.id());

            // then
            String id = merchant.awaitDelivery(event.id(), "exhausted").getString("data[0].id");
            assertThat(awaitOne("webhook_delivery.exhausted", id)).containsEntry("previousStatus", "leased");
        }
    }

    @Test
    void aCallbackToAForbiddenTargetIsGivenUpWithoutAConnection() {
        // given
        Merchant merchant = Merchant.known();

        // when
        Published event = Published.example(EventType.SESSION_COMPLETED, merchant.id())
                .withCallbackUrl("http://169.254.169.254/latest/meta-data")
                .send();

        // then
        JsonPath delivery = merchant.awaitDelivery(event.id(), "exhausted");
        assertThat(delivery.getString("data[0].lastError")).isEqualTo("target_refused");
        assertThat(delivery.getString("data[0].attempts[0].error")).isEqualTo("target_refused");
    }

    @Test
    void aSlowReceiverDelaysNobodyElse() {
        // given
        Merchant slow = Merchant.known();
        Merchant quick = Merchant.known();
        try (Receiver hanging = Receiver.hanging();
                Receiver answering = Receiver.answering(200)) {
            slow.listenAt(hanging.url(), "*");
            quick.listenAt(answering.url(), "*");
            for (int i = 0; i < 50; i++) {
                Published.example(EventType.SESSION_CREATED, slow.id()).send();
            }
            await().atMost(SOON).until(() -> hanging.received().size() == 4);

            // when
            Instant sent = Instant.now();
            Published event =
                    Published.example(EventType.SESSION_CREATED, quick.id()).send();

            // then
            JsonPath delivery = quick.awaitDelivery(event.id(), "delivered");
            assertThat(Instant.parse(delivery.getString("data[0].attempts[0].at")))
                    .isBefore(sent.plusSeconds(4));
            assertThat(hanging.received())
                    .as("attempts under way to one endpoint")
                    .hasSize(4);
        }
    }

    @Test
    void aReceiverThatTakesWhatItIsSentIsSentMoreAtATime() {
        // given: one that has taken as many at once as anybody may be sent at first, and more that wait for it
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.hanging()) {
            merchant.listenAt(receiver.url(), "*");
            for (int i = 0; i < 20; i++) {
                Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            }
            await().atMost(SOON).until(() -> receiver.received().size() == 4);

            // when
            receiver.answer(4);

            // then: those four, and five at the least under way, though none of the others has ended
            await().atMost(SOON).until(() -> receiver.received().size() >= 9);
            assertThat(Database.row(
                            "select count(*) as failed from webhook_attempt where merchant_id = ? and error is not null",
                            merchant.id()))
                    .containsEntry("failed", 0L);
        }
    }

    @Test
    void aReceiverThatHangsCostsATimeoutAndIsTriedAgain() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.hanging()) {
            merchant.listenAt(receiver.url(), "*");

            // when
            Published event =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();

            // then
            await().atMost(SOON).until(() -> merchant.deliveriesOf(event.id())
                    .<String>getList("data[0].attempts.error")
                    .equals(List.of("timeout")));
            JsonPath delivery = merchant.deliveriesOf(event.id());
            assertThat(delivery.getInt("data[0].attempts[0].durationMs")).isBetween(6_000, 11_000);
        }
    }

    @Test
    void whatWaitsForARemovedEndpointIsGivenUp() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(500)) {
            Merchant.Endpoint endpoint = merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            merchant.awaitDelivery(event.id(), "pending");

            // when
            merchant.call()
                    .delete("/v1/webhook-endpoints/" + endpoint.id())
                    .then()
                    .statusCode(204);

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "exhausted");
            assertThat(delivery.getString("data[0].lastError")).isEqualTo("endpoint_removed");
            assertThat(delivery.getInt("data[0].attemptCount")).isEqualTo(1);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private static void awaitEvent(Merchant merchant, Published event) {
        await().atMost(SOON)
                .until(() -> merchant.call().get("/v1/events/" + event.id()).statusCode() == 200);
    }

    private static Map<String, Object> awaitOne(String topic, String key) {
        await().atMost(SOON).until(() -> !TestConsumer.withKey(topic, key).isEmpty());
        List<ConsumerRecord<String, byte[]>> records = TestConsumer.withKey(topic, key);
        assertThat(records).hasSize(1);
        ConsumerRecord<String, byte[]> record = records.get(0);
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(one -> headers.put(one.key(), new String(one.value(), StandardCharsets.UTF_8)));
        WireContract.verify(topic, record.key(), headers, record.value());
        return new JsonPath(new String(record.value(), StandardCharsets.UTF_8)).getMap("data");
    }

    private static String callbackSecretOf(Merchant merchant) {
        byte[] master = Base64.getDecoder().decode(TestKeys.symmetric("mintmark.callbacks.master-key"));
        return new CallbackSecrets(master).secretOf(merchant.id(), 1);
    }
}
