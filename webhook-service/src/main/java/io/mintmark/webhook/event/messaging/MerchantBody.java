package io.mintmark.webhook.event.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.platform.events.ReceivedEvent;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Dresses an event for its merchant: {@code {"id", "type", "createdAt", "sequence", "data"}}. */
@Singleton
class MerchantBody {
    /** For webhook-service alone; the merchant knows its own address. */
    static final String CALLBACK_URL = "callbackUrl";

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper json;

    MerchantBody(ObjectMapper json) {
        this.json = json;
    }

    byte[] write(ReceivedEvent event) {
        ObjectNode body = json.createObjectNode();
        body.put("id", event.id());
        body.put("type", event.type());
        body.put("createdAt", MILLISECONDS.format(event.time()));
        body.put("sequence", event.sequence());
        body.set("data", withoutCallbackUrl(event.data()));
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event that was read can be written", impossible);
        }
    }

    private static JsonNode withoutCallbackUrl(JsonNode data) {
        ObjectNode copy = data.deepCopy();
        copy.remove(CALLBACK_URL);
        return copy;
    }
}
