package io.mintmark.webhook.event.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mintmark.webhook.event.domain.WebhookEvent;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as its webhook carries it, to the byte. */
@Schema(implementation = EventBody.class)
record EventView(@JsonValue @JsonRawValue String body) {
    static EventView of(WebhookEvent event) {
        return new EventView(new String(event.body(), StandardCharsets.UTF_8));
    }
}
