package io.mintmark.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads structured CloudEvents; what is none is poison. */
@Singleton
class EventReader {
    private static final int LARGEST = 64 * 1024;

    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json;
    }

    ReceivedEvent read(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null || value.length > LARGEST) {
            throw new PoisonRecord(value == null ? "an empty record" : "a record of more than 64 KiB");
        }
        try {
            JsonNode envelope = json.readTree(value);
            JsonNode data = envelope.path("data");
            JsonNode merchant = envelope.path("merchantid");
            if (!data.isObject() || !"1.0".equals(envelope.path("specversion").asText())) {
                throw new PoisonRecord("not a CloudEvent 1.0 with an object as data");
            }
            return new ReceivedEvent(
                    record.topic(),
                    required(envelope, "id"),
                    required(envelope, "type"),
                    required(envelope, "subject"),
                    Instant.parse(required(envelope, "time")),
                    merchant.isTextual() ? MerchantId.of(merchant.asText()) : null,
                    Long.parseLong(required(envelope, "sequence")),
                    data);
        } catch (IOException | NumberFormatException | DateTimeException unreadable) {
            throw new PoisonRecord("unreadable: " + unreadable.getClass().getSimpleName());
        }
    }

    private static String required(JsonNode envelope, String attribute) {
        JsonNode value = envelope.path(attribute);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new PoisonRecord("the attribute " + attribute + " is missing");
        }
        return value.asText();
    }
}
