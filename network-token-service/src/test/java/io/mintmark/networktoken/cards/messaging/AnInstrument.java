package io.mintmark.networktoken.cards.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events about one instrument, made from the examples of the contract. */
final class AnInstrument {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** All in one partition, so that one record after another is dealt with in the order of the test. */
    private static final int PARTITION = 0;

    private final String id;
    private final long merchant;

    AnInstrument(long merchant) {
        this("pi_" + UUID.randomUUID(), merchant);
    }

    AnInstrument(String id, long merchant) {
        this.id = id;
        this.merchant = merchant;
    }

    String id() {
        return id;
    }

    ProducerRecord<String, byte[]> created(long sequence) {
        return record(EventType.PAYMENT_INSTRUMENT_CREATED, event(EventType.PAYMENT_INSTRUMENT_CREATED, sequence));
    }

    ProducerRecord<String, byte[]> updated(long sequence, int expYear) {
        ObjectNode event = event(EventType.PAYMENT_INSTRUMENT_UPDATED, sequence);
        card(event).put("expYear", expYear);
        return record(EventType.PAYMENT_INSTRUMENT_UPDATED, event);
    }

    ProducerRecord<String, byte[]> deleted(long sequence) {
        return record(EventType.PAYMENT_INSTRUMENT_DELETED, event(EventType.PAYMENT_INSTRUMENT_DELETED, sequence));
    }

    ObjectNode event(EventType type, long sequence) {
        ObjectNode event = example(type);
        event.put(CloudEventAttributes.ID, "evt_" + UUID.randomUUID());
        event.put(CloudEventAttributes.SUBJECT, id);
        event.put(CloudEventAttributes.PARTITIONKEY, id);
        event.put(CloudEventAttributes.SEQUENCE, CloudEventAttributes.sequence(sequence));
        event.put(CloudEventAttributes.MERCHANTID, Long.toString(merchant));
        ((ObjectNode) event.at("/data/paymentInstrument")).put("id", id);
        return event;
    }

    ProducerRecord<String, byte[]> record(EventType topic, ObjectNode event) {
        return record(topic, event.toString().getBytes(UTF_8));
    }

    ProducerRecord<String, byte[]> record(EventType topic, byte[] value) {
        return new ProducerRecord<>(topic.topic().name(), PARTITION, id, value);
    }

    static ObjectNode card(ObjectNode event) {
        return (ObjectNode) event.at("/data/paymentInstrument/card");
    }

    private static ObjectNode example(EventType type) {
        try (InputStream in = Objects.requireNonNull(AnInstrument.class.getResourceAsStream(type.exampleResource()))) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
