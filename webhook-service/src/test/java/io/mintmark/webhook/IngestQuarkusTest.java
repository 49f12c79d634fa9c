package io.mintmark.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.contracts.EventType;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestProducer;
import io.mintmark.webhook.testing.Database;
import io.mintmark.webhook.testing.Merchant;
import io.mintmark.webhook.testing.Published;
import io.mintmark.webhook.testing.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IngestQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void allThatMerchantsMayBeToldIsRead() {
        List<String> topics = List.of(ConfigProvider.getConfig()
                .getValue("mp.messaging.incoming.merchant-events.topics", String.class)
                .split(","));

        assertThat(topics)
                .containsExactlyInAnyOrderElementsOf(ConsumerGroup.WEBHOOK_EVENTS.reads().stream()
                        .map(type -> type.topic().name())
                        .toList());
        assertThat(ConfigProvider.getConfig().getValue("mp.messaging.incoming.merchant-events.group.id", String.class))
                .isEqualTo(ConsumerGroup.WEBHOOK_EVENTS.groupId());
    }

    @Test
    void aRecordThatComesFiveTimesIsDeliveredOnce() {
        // given
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "*");
            Published event = Published.example(EventType.SESSION_FAILED, merchant.id());

            // when
            for (int i = 0; i < 5; i++) {
                event.send();
            }
            Published last =
                    Published.example(EventType.SESSION_FAILED, merchant.id()).send();

            // then
            merchant.awaitDelivery(last.id(), "delivered");
            merchant.awaitDelivery(event.id(), "delivered");
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> receiver.received().stream()
                                    .filter(one -> one.header("webhook-id").equals(event.id()))
                                    .count()
                            == 1);
            assertThat(Database.rows("select id from webhook_delivery where event_id = ?", event.id()))
                    .hasSize(1);
            assertThat(Database.rows("select id from outbox where topic like 'session.failed%dlq'"))
                    .isEmpty();
            assertThat(TestConsumer.all("session.failed.webhook-events.dlq")).isEmpty();
        }
    }

    @Test
    void poisonIsPutAsideAndThePartitionMovesOn() {
        // given
        Merchant merchant = Merchant.known();
        String key = "agg_" + UUID.randomUUID();

        // when
        for (String poison : List.of("", "not json", "[]", "{\"specversion\":\"1.0\",\"data\":{}}")) {
            TestProducer.send(new ProducerRecord<>("session.expired", 0, key, poison.getBytes(StandardCharsets.UTF_8)));
        }
        Published good =
                Published.example(EventType.SESSION_EXPIRED, merchant.id()).send();

        // then
        await().atMost(SOON)
                .until(() -> merchant.call().get("/v1/events/" + good.id()).statusCode() == 200);
        await().atMost(SOON)
                .until(() -> TestConsumer.withKey("session.expired.webhook-events.dlq", key)
                                .size()
                        == 4);
    }

    @Test
    void anEventWithoutAMerchantIsPoison() {
        // given
        String key = "agg_" + UUID.randomUUID();
        String event =
                """
                {"specversion":"1.0","id":"evt_x","type":"session.expired","source":"/x","subject":"%s",
                 "time":"2026-11-21T10:00:00Z","sequence":"00000000000000000001","data":{}}"""
                        .formatted(key);

        // when
        TestProducer.send(new ProducerRecord<>("session.expired", key, event.getBytes(StandardCharsets.UTF_8)));

        // then
        await().atMost(SOON)
                .until(() -> TestConsumer.withKey("session.expired.webhook-events.dlq", key)
                                .size()
                        == 1);
    }
}
