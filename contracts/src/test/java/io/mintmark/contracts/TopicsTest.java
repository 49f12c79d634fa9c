package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void topicsHaveTheSizesOfTheDesign() {
        assertThat(EventType.SESSION_COMPLETED.topic())
                .isEqualTo(new Topic("session.completed", 12, Cleanup.DELETE, Duration.ofDays(14)));
        assertThat(EventType.SESSION_EXPIRED.topic())
                .isEqualTo(new Topic("session.expired", 6, Cleanup.DELETE, Duration.ofDays(7)));
        assertThat(EventType.MERCHANT_STATE.topic()).isEqualTo(new Topic("merchant.state", 12, Cleanup.COMPACT, null));
    }

    @Test
    void aCompactedTopicKeepsTombstonesForAWeek() {
        Map<String, String> settings =
                EventType.PAYMENT_INSTRUMENT_STATE.topic().configuration();

        assertThat(settings)
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact",
                        "min.compaction.lag.ms", "3600000",
                        "delete.retention.ms", "604800000"));
    }

    @Test
    void deadLettersBelongToAConsumerAndAreKeptForAMonth() {
        Topic letters = ConsumerGroup.NETWORK_TOKEN_CARDS.deadLetters(EventType.PAYMENT_INSTRUMENT_CREATED);

        assertThat(letters.name()).isEqualTo("payment_instrument.created.network-token-cards.dlq");
        assertThat(letters.partitions()).isEqualTo(3);
        assertThat(letters.configuration()).isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"));
    }

    @Test
    void noTwoTopicsFoldIntoOneMetricOfKafka() {
        assertThat(Topics.all().stream().map(topic -> topic.name().replace('.', '_')))
                .doesNotHaveDuplicates()
                .contains("session_created", "session_created_webhook-events_dlq");
    }

    @Test
    void stateAndNewsAboutWebhooksStayInside() {
        assertThat(ConsumerGroup.WEBHOOK_EVENTS.reads())
                .containsExactly(
                        EventType.SESSION_CREATED,
                        EventType.SESSION_UPDATED,
                        EventType.SESSION_COMPLETED,
                        EventType.SESSION_FAILED,
                        EventType.SESSION_CANCELED,
                        EventType.SESSION_EXPIRED,
                        EventType.PAYMENT_PENDING,
                        EventType.PAYMENT_REQUIRES_ACTION,
                        EventType.PAYMENT_AUTHORIZED,
                        EventType.PAYMENT_CAPTURED,
                        EventType.PAYMENT_REFUSED,
                        EventType.PAYMENT_CANCELED,
                        EventType.PAYMENT_EXPIRED,
                        EventType.PAYMENT_REFUNDED,
                        EventType.PAYMENT_INSTRUMENT_CREATED,
                        EventType.PAYMENT_INSTRUMENT_UPDATED,
                        EventType.PAYMENT_INSTRUMENT_DELETED);
    }

    @Test
    void anEventIsFoundByItsNameOnTheWireAlone() {
        assertThat(EventType.of("session.completed")).contains(EventType.SESSION_COMPLETED);
        assertThat(EventType.of("SESSION_COMPLETED")).isEmpty();
    }
}
