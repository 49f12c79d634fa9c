package io.mintmark.contracts.instrument;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored card as the API shows it. Its merchant is told by the credential, or by the event's attribute.
 *
 * @param type {@code card}
 * @param storage {@code store} or {@code temporal}
 * @param status {@code active}, {@code suspended}, {@code expired} or {@code deleted}
 * @param isDefault on the wire {@code default}
 * @param recurringProcessingModel {@code CardOnFile}, {@code Subscription} or {@code UnscheduledCardOnFile}
 * @param expiresAt when a temporal instrument ends
 */
public record PaymentInstrumentView(
        String id,
        String type,
        String storage,
        String status,
        @Nullable String customerId,
        @JsonProperty("default") boolean isDefault,
        CardView card,
        @Nullable AddressView billingAddress,
        @Nullable String recurringProcessingModel,
        SourceView source,
        Map<String, String> metadata,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {
    public PaymentInstrumentView {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
