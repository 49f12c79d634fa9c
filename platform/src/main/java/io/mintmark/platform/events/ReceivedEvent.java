package io.mintmark.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.tenancy.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a consumer takes it. Read from {@code data} only what is needed: it grows.
 *
 * @param topic that it was read from
 * @param merchant whose aggregate it is; null on events that belong to no merchant
 */
public record ReceivedEvent(
        String topic,
        String id,
        String type,
        String subject,
        Instant time,
        @Nullable MerchantId merchant,
        long sequence,
        JsonNode data) {

    /** The merchant of an event that must have one; a record without is poison. */
    public MerchantId requiredMerchant() {
        if (merchant == null) {
            throw new PoisonRecord("an event of type " + type + " without a merchant");
        }
        return merchant;
    }
}
