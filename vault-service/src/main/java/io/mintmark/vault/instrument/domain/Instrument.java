package io.mintmark.vault.instrument.domain;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored card that a merchant may use again. There is no deleted instrument: deleting one leaves nothing.
 *
 * @param billingAddress where it is known
 * @param fingerprint tells equal cards of one merchant
 * @param recurringModel how it is to be charged later, where that was said
 * @param origin what it came from
 * @param isDefault whether it is the one of its customer's that is used unless told
 * @param enableNetworkToken whether a network token may stand for it
 * @param expiresAt when a temporal instrument ends; null for one to keep
 * @param sequence counts its changes from 1
 */
public record Instrument(
        String id,
        long merchantId,
        @Nullable String customerId,
        Storage storage,
        Status status,
        CardFacts card,
        @Nullable BillingAddress billingAddress,
        String fingerprint,
        int fingerprintVersion,
        @Nullable RecurringModel recurringModel,
        Origin origin,
        Map<String, String> metadata,
        boolean isDefault,
        boolean enableNetworkToken,
        @Nullable Instant expiresAt,
        long sequence,
        Instant createdAt,
        Instant updatedAt) {
    public Instrument {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Its status at a moment: a temporal instrument is expired as soon as its time is over, swept or not. */
    public String statusAt(Instant now) {
        return hasEnded(now) ? "expired" : status.wireName();
    }

    /** Whether its time is over. */
    public boolean hasEnded(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
