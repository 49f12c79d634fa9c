package io.mintmark.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.EventType;
import io.mintmark.webhook.delivery.application.Deliveries.Outcome;
import io.mintmark.webhook.delivery.application.Lease;
import io.mintmark.webhook.delivery.application.RecordAttempt;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.mintmark.webhook.delivery.domain.Verdict;
import io.mintmark.webhook.testing.Database;
import io.mintmark.webhook.testing.Merchant;
import io.mintmark.webhook.testing.Published;
import io.mintmark.webhook.testing.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaseQuarkusTest {
    private static final Outcome FAILED = new Outcome(500, null, Instant.EPOCH, Duration.ofSeconds(40));
    private static final Verdict RETRY = new Verdict(DeliveryState.PENDING, Duration.ofSeconds(5), false);

    @Inject
    RecordAttempt recorder;

    @Test
    void theLateResultOfASenderThatLostItsLeaseChangesNothing() {
        // given: a delivery that another sender has finished meanwhile
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            merchant.awaitDelivery(event.id(), "delivered");
            Map<String, Object> before = rowOf(event.id());

            // when: the one that was stopped for a while reports a failure
            recorder.record(lease(before, UUID.randomUUID()), FAILED, RETRY)
                    .await()
                    .atMost(Duration.ofSeconds(10));

            // then
            assertThat(rowOf(event.id())).isEqualTo(before);
            JsonPath delivery = merchant.deliveriesOf(event.id());
            assertThat(delivery.<Boolean>getList("data[0].attempts.superseded")).containsExactly(false, true);
        }
    }

    @Test
    void theLateResultDoesNotTakeTheDeliveryFromWhoHasItNow() {
        // given: a delivery that another sender has under a lease of its own
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            merchant.awaitDelivery(event.id(), "delivered");
            Database.update(
                    "update webhook_delivery set status = 'leased', lease_id = gen_random_uuid(),"
                            + " lease_until = now() + interval '1 hour' where event_id = ?",
                    event.id());
            Map<String, Object> before = rowOf(event.id());

            // when
            recorder.record(lease(before, UUID.randomUUID()), FAILED, RETRY)
                    .await()
                    .atMost(Duration.ofSeconds(10));

            // then
            assertThat(rowOf(event.id())).isEqualTo(before);
        }
    }

    @Test
    void whatAnEndedSenderHadIsTakenBackAndSentUnderTheSameId() {
        // given: a delivery whose sender has ended
        Merchant merchant = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_CREATED, merchant.id()).send();
            merchant.awaitDelivery(event.id(), "delivered");

            // when
            Database.update(
                    "update webhook_delivery set status = 'leased', attempt = 2, lease_id = gen_random_uuid(),"
                            + " lease_until = now() - interval '1 second' where event_id = ?",
                    event.id());

            // then
            JsonPath delivery = merchant.awaitDelivery(event.id(), "delivered");
            assertThat(delivery.<String>getList("data[0].attempts.error")).containsExactly(null, "interrupted", null);
            assertThat(delivery.<Integer>getList("data[0].attempts.number")).containsExactly(1, 2, 3);
            assertThat(receiver.received())
                    .extracting(one -> one.header("webhook-id"))
                    .containsExactly(event.id(), event.id());
        }
    }

    private static Map<String, Object> rowOf(String eventId) {
        return Database.row("select * from webhook_delivery where event_id = ?", eventId);
    }

    private static Lease lease(Map<String, Object> row, UUID leaseId) {
        return new Lease(
                text(row, "id"),
                leaseId,
                Long.parseLong(text(row, "merchant_id")),
                text(row, "event_id"),
                text(row, "event_type"),
                text(row, "endpoint_id"),
                text(row, "url"),
                text(row, "queue"),
                1,
                Duration.ZERO,
                new byte[0],
                null);
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }
}
