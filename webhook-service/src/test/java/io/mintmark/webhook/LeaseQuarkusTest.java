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
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaseQuarkusTest {
    private static final Outcome FAILED = new Outcome(500, null, Instant.EPOCH, Duration.ofSeconds(40));
    private static final Verdict RETRY = new Verdict(DeliveryState.PENDING, Duration.ofSeconds(5), false);

    private static final Outcome DELIVERED = new Outcome(200, null, Instant.EPOCH, Duration.ofMillis(7));
    private static final Verdict DONE = new Verdict(DeliveryState.DELIVERED, null, false);

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

    @Test
    void whatIsDeliveredAtOnceSharesCommits() {
        // given: twenty deliveries under way; the lease of one has passed on
        Merchant merchant = Merchant.known();
        List<Map<String, Object>> rows = underWay(merchant, 20);
        Map<String, Object> passedOn = rows.get(7);

        // when
        record(rows, row -> lease(row, row == passedOn ? UUID.randomUUID() : leaseOf(row)), row -> DELIVERED);

        // then
        assertThat(rows)
                .allSatisfy(row -> assertThat(statusOf(row)).isEqualTo(row == passedOn ? "leased" : "delivered"));
        assertThat(Database.row(
                        "select count(*) as attempts, count(*) filter (where superseded) as superseded,"
                                + " count(distinct xmin::text) as commits"
                                + " from webhook_attempt where merchant_id = ? and started_at = ?",
                        merchant.id(),
                        Timestamp.from(DELIVERED.startedAt())))
                .containsEntry("attempts", 20L)
                .containsEntry("superseded", 1L)
                .hasEntrySatisfying(
                        "commits", commits -> assertThat((Long) commits).isLessThan(10));
    }

    @Test
    void aResultThatCannotBeStoredHoldsUpNoOtherOne() {
        // given: no attempt has both an answer and an error
        List<Map<String, Object>> rows = underWay(Merchant.known(), 3);
        Outcome impossible = new Outcome(200, "both", Instant.EPOCH, Duration.ofSeconds(1));

        // when
        record(rows, row -> lease(row, leaseOf(row)), row -> row == rows.get(1) ? impossible : DELIVERED);

        // then
        assertThat(rows).extracting(LeaseQuarkusTest::statusOf).containsExactly("delivered", "leased", "delivered");
    }

    /** Deliveries that somebody has under a lease for long. */
    private static List<Map<String, Object>> underWay(Merchant merchant, int count) {
        try (Receiver receiver = Receiver.answering(200)) {
            merchant.listenAt(receiver.url(), "*");
            List<Published> events = IntStream.range(0, count)
                    .mapToObj(number -> Published.example(EventType.SESSION_CREATED, merchant.id())
                            .send())
                    .toList();
            events.forEach(event -> merchant.awaitDelivery(event.id(), "delivered"));
        }
        Database.update(
                "update webhook_delivery set status = 'leased', lease_id = gen_random_uuid(),"
                        + " lease_until = now() + interval '1 hour' where merchant_id = ?",
                merchant.id());
        return Database.rows("select * from webhook_delivery where merchant_id = ? order by id", merchant.id());
    }

    private void record(
            List<Map<String, Object>> rows,
            Function<Map<String, Object>, Lease> lease,
            Function<Map<String, Object>, Outcome> outcome) {
        List<Uni<Void>> results = rows.stream()
                .map(row -> recorder.record(lease.apply(row), outcome.apply(row), DONE)
                        .onFailure()
                        .recoverWithNull())
                .toList();
        Uni.join().all(results).andFailFast().await().atMost(Duration.ofSeconds(30));
    }

    private static String statusOf(Map<String, Object> row) {
        return text(rowOf(text(row, "event_id")), "status");
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

    private static UUID leaseOf(Map<String, Object> row) {
        return UUID.fromString(text(row, "lease_id"));
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }
}
