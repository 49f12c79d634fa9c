package io.mintmark.networktoken.cards.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.contracts.EventType;
import io.mintmark.networktoken.cards.messaging.CardTable.Row;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestProducer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = CardTable.SCHEMA))
class CardEventsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long MERCHANT = 12345;

    @ConfigProperty(name = "mp.messaging.incoming.cards.topics")
    List<String> topics;

    @ConfigProperty(name = "mp.messaging.incoming.cards.group.id")
    String group;

    private final AnInstrument card = new AnInstrument(MERCHANT);

    @Test
    void theChannelReadsWhatTheContractSaysOfItsGroup() {
        assertThat(group).isEqualTo(ConsumerGroup.NETWORK_TOKEN_CARDS.groupId());
        assertThat(topics)
                .isEqualTo(ConsumerGroup.NETWORK_TOKEN_CARDS.reads().stream()
                        .map(type -> type.topic().name())
                        .toList());
    }

    @Test
    void aCreatedCardIsKept() {
        send(card.created(1));

        assertKept(new Row(MERCHANT, 1, "active", "visa 1111", "12/2028"));
    }

    @Test
    void anUpdateReplacesWhatIsKnown() {
        send(card.created(1), card.updated(2, 2031));

        assertKept(new Row(MERCHANT, 2, "active", "visa 1111", "12/2031"));
    }

    @Test
    void theSameEventTwiceHasOneEffect() {
        // given two records under one event id that would both change something
        ObjectNode first = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        ObjectNode second = first.deepCopy();
        second.put("sequence", "00000000000000000005");

        // when both arrive, and the first once more
        send(
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, first),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, second),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, first));

        // then the first alone has had an effect
        passed(EventType.PAYMENT_INSTRUMENT_CREATED);
        assertThat(CardTable.rows(card.id())).containsExactly(new Row(MERCHANT, 1, "active", "visa 1111", "12/2028"));
        assertThat(CardTable.inboxRows(first.path("id").asText())).isEqualTo(1);
    }

    @Test
    void anOlderEventThatComesLaterChangesNothing() {
        send(card.updated(3, 2033));
        passed(EventType.PAYMENT_INSTRUMENT_UPDATED);

        send(card.updated(2, 2032), card.created(1));

        passed(EventType.PAYMENT_INSTRUMENT_UPDATED);
        passed(EventType.PAYMENT_INSTRUMENT_CREATED);
        assertThat(CardTable.rows(card.id())).containsExactly(new Row(MERCHANT, 3, "active", "visa 1111", "12/2033"));
    }

    @Test
    void aDeletedCardLeavesItsSequenceAlone() {
        send(card.created(1));
        passed(EventType.PAYMENT_INSTRUMENT_CREATED);

        send(card.deleted(2));

        assertKept(new Row(MERCHANT, 2, "deleted", null, null));
    }

    @Test
    void aCardWhoseDeletionCameFirstIsNotBroughtBack() {
        send(card.deleted(3));
        passed(EventType.PAYMENT_INSTRUMENT_DELETED);

        send(card.created(1), card.updated(2, 2030));

        passed(EventType.PAYMENT_INSTRUMENT_CREATED);
        passed(EventType.PAYMENT_INSTRUMENT_UPDATED);
        assertThat(CardTable.rows(card.id())).containsExactly(new Row(MERCHANT, 3, "deleted", null, null));
    }

    @Test
    void membersAndWordsThatCameLaterAreNoFault() {
        ObjectNode event = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        event.put("newattribute", "x");
        AnInstrument.card(event).putObject("newMember").put("a", 1);
        ((ObjectNode) event.at("/data/paymentInstrument")).put("status", "frozen");

        send(card.record(EventType.PAYMENT_INSTRUMENT_CREATED, event));

        assertKept(new Row(MERCHANT, 1, "other", "visa 1111", "12/2028"));
    }

    @Test
    void anInstrumentThatIsNoCardIsPassedOver() {
        ObjectNode event = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        ((ObjectNode) event.at("/data/paymentInstrument"))
                .put("type", "account")
                .remove("card");

        send(card.record(EventType.PAYMENT_INSTRUMENT_CREATED, event));

        passed(EventType.PAYMENT_INSTRUMENT_CREATED);
        assertThat(CardTable.rows(card.id())).isEmpty();
        assertThat(dead(EventType.PAYMENT_INSTRUMENT_CREATED)).isEmpty();
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionMovesOn() {
        // given one of each kind that no retry can mend
        ObjectNode anotherSubject = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        anotherSubject.put("subject", "pi_another");
        ObjectNode noMerchant = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        noMerchant.remove("merchantid");
        ObjectNode noExpiry = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        AnInstrument.card(noExpiry).remove("expYear");
        ObjectNode thirteenthMonth = card.event(EventType.PAYMENT_INSTRUMENT_CREATED, 1);
        AnInstrument.card(thirteenthMonth).put("expMonth", 13);

        // when they arrive before a good record
        send(
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, "no json".getBytes(UTF_8)),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, card.event(EventType.PAYMENT_INSTRUMENT_DELETED, 1)),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, anotherSubject),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, noMerchant),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, noExpiry),
                card.record(EventType.PAYMENT_INSTRUMENT_CREATED, thirteenthMonth));
        passed(EventType.PAYMENT_INSTRUMENT_CREATED);

        // then the good one is taken, and the others lie where they can be looked at
        await().atMost(SOON).untilAsserted(() -> assertThat(dead(EventType.PAYMENT_INSTRUMENT_CREATED))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsExactlyInAnyOrder(
                        "unreadable: JsonParseException",
                        "an event of another type than its topic",
                        "an event about another instrument than its subject",
                        "an event of type payment_instrument.created without a merchant",
                        "no number at expYear",
                        "IllegalArgumentException"));
        // and what is of one merchant, or of none, in its order
        assertThat(dead(EventType.PAYMENT_INSTRUMENT_CREATED))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsSubsequence(
                        "unreadable: JsonParseException",
                        "an event of type payment_instrument.created without a merchant")
                .containsSubsequence(
                        "an event of another type than its topic",
                        "an event about another instrument than its subject",
                        "no number at expYear",
                        "IllegalArgumentException");
        assertThat(dead(EventType.PAYMENT_INSTRUMENT_CREATED))
                .filteredOn(record -> header(record, "dead-letter-reason").startsWith("unreadable"))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("no json");
        assertThat(CardTable.rows(card.id())).isEmpty();
    }

    @Test
    void anEventUnderAnotherMerchantsNameTouchesNobodyElsesCard() {
        send(card.created(1));
        passed(EventType.PAYMENT_INSTRUMENT_CREATED);

        send(new AnInstrument(card.id(), 54321).deleted(9));

        passed(EventType.PAYMENT_INSTRUMENT_DELETED);
        assertThat(CardTable.rows(card.id()))
                .containsExactly(
                        new Row(MERCHANT, 1, "active", "visa 1111", "12/2028"),
                        new Row(54321, 9, "deleted", null, null));
    }

    private void assertKept(Row expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(CardTable.rows(card.id())).containsExactly(expected));
    }

    /** Waits until a marker, sent behind all others into the topic's partition, has been taken. */
    private static void passed(EventType topic) {
        AnInstrument marker = new AnInstrument(MERCHANT);
        send(marker.record(topic, marker.event(topic, 1)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(CardTable.rows(marker.id())).hasSize(1));
    }

    private List<ConsumerRecord<String, byte[]>> dead(EventType type) {
        return TestConsumer.withKey(
                ConsumerGroup.NETWORK_TOKEN_CARDS.deadLetters(type).name(), card.id());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @SafeVarargs
    private static void send(ProducerRecord<String, byte[]>... records) {
        Arrays.stream(records).forEach(TestProducer::send);
    }
}
