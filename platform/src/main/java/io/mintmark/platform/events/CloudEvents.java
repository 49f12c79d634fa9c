package io.mintmark.platform.events;

import static io.mintmark.contracts.CloudEventAttributes.CONTENT_TYPE_HEADER;
import static io.mintmark.contracts.CloudEventAttributes.DATA;
import static io.mintmark.contracts.CloudEventAttributes.DATACONTENTTYPE;
import static io.mintmark.contracts.CloudEventAttributes.DATASCHEMA;
import static io.mintmark.contracts.CloudEventAttributes.ID;
import static io.mintmark.contracts.CloudEventAttributes.JSON;
import static io.mintmark.contracts.CloudEventAttributes.MERCHANTID;
import static io.mintmark.contracts.CloudEventAttributes.PARTITIONKEY;
import static io.mintmark.contracts.CloudEventAttributes.SEQUENCE;
import static io.mintmark.contracts.CloudEventAttributes.SOURCE;
import static io.mintmark.contracts.CloudEventAttributes.SPECVERSION;
import static io.mintmark.contracts.CloudEventAttributes.SPEC_VERSION;
import static io.mintmark.contracts.CloudEventAttributes.STRUCTURED_CONTENT_TYPE;
import static io.mintmark.contracts.CloudEventAttributes.SUBJECT;
import static io.mintmark.contracts.CloudEventAttributes.TIME;
import static io.mintmark.contracts.CloudEventAttributes.TRACEPARENT;
import static io.mintmark.contracts.CloudEventAttributes.TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes CloudEvents 1.0 for Kafka: structured JSON with the same attributes as {@code ce_} headers, or binary on
 * compacted topics, where a structured event could never be a tombstone.
 */
@Singleton
class CloudEvents {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final Ids ids;
    private final InstantSource clock;

    CloudEvents(ObjectMapper json, Ids ids, InstantSource clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    OutboxRow write(Event event) {
        Map<String, String> attributes = attributes(event);
        boolean binary = !event.type().isStructured();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE_HEADER, binary ? JSON : STRUCTURED_CONTENT_TYPE);
        attributes.forEach((name, value) -> {
            if (!(binary && name.equals(DATACONTENTTYPE))) {
                headers.put(CloudEventAttributes.header(name), value);
            }
        });
        headers.put(TRACEPARENT, String.valueOf(attributes.get(TRACEPARENT)));
        try {
            return new OutboxRow(
                    event.type().topic().name(),
                    event.aggregateId(),
                    json.writeValueAsString(headers),
                    binary ? binary(event) : structured(event, attributes));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an event of type " + event.type() + " cannot be written", unwritable);
        }
    }

    private byte @Nullable [] binary(Event event) throws JsonProcessingException {
        return event.data() == null ? null : json.writeValueAsBytes(event.data());
    }

    private byte[] structured(Event event, Map<String, String> attributes) throws JsonProcessingException {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>(attributes);
        envelope.put(DATA, event.data());
        return json.writeValueAsBytes(envelope);
    }

    private Map<String, String> attributes(Event event) {
        EventType type = event.type();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(SPECVERSION, SPEC_VERSION);
        attributes.put(ID, ids.next("evt"));
        attributes.put(TYPE, type.wireName());
        attributes.put(SOURCE, type.publisher().source());
        attributes.put(SUBJECT, event.aggregateId());
        attributes.put(TIME, MILLISECONDS.format(clock.instant()));
        attributes.put(DATACONTENTTYPE, JSON);
        attributes.put(DATASCHEMA, type.schemaId());
        attributes.put(PARTITIONKEY, event.aggregateId());
        attributes.put(SEQUENCE, CloudEventAttributes.sequence(event.sequence()));
        attributes.put(TRACEPARENT, TraceContext.current());
        MerchantId merchant = event.merchant();
        if (merchant != null) {
            attributes.put(MERCHANTID, merchant.toString());
        }
        return attributes;
    }
}
