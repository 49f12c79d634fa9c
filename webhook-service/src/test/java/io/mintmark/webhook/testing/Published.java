package io.mintmark.webhook.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.testing.WireJson;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.testing.TestProducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Events as the other services publish them, made from the contract's examples. */
public final class Published {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final Ids IDS = new Ids(InstantSource.system(), new SecureRandom());

    private final EventType type;
    private final ObjectNode envelope;

    private Published(EventType type, ObjectNode envelope) {
        this.type = type;
        this.envelope = envelope;
    }

    /** An event of this type of an aggregate of its own. */
    public static Published example(EventType type, long merchant) {
        try (InputStream example =
                Objects.requireNonNull(EventType.class.getResourceAsStream(type.exampleResource()))) {
            ObjectNode envelope = (ObjectNode) JSON.readTree(example);
            String subject = IDS.next("agg");
            envelope.put(CloudEventAttributes.ID, IDS.next("evt"));
            envelope.put(CloudEventAttributes.MERCHANTID, Long.toString(merchant));
            envelope.put(CloudEventAttributes.SUBJECT, subject);
            envelope.put(CloudEventAttributes.PARTITIONKEY, subject);
            envelope.put(CloudEventAttributes.TIME, Instant.now().toString());
            ObjectNode data = (ObjectNode) envelope.get(CloudEventAttributes.DATA);
            if (data.has("callbackUrl")) {
                data.putNull("callbackUrl");
            }
            return new Published(type, envelope);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same with this callback address. */
    public Published withCallbackUrl(@Nullable String url) {
        ((ObjectNode) envelope.get(CloudEventAttributes.DATA)).put("callbackUrl", url);
        return this;
    }

    /** The event's id. */
    public String id() {
        return envelope.get(CloudEventAttributes.ID).asText();
    }

    /** Puts it on its topic, once more at each call. */
    public Published send() {
        try {
            TestProducer.send(new ProducerRecord<>(
                    type.topic().name(),
                    envelope.get(CloudEventAttributes.SUBJECT).asText(),
                    JSON.writeValueAsBytes(envelope)));
            return this;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
