package io.mintmark.vault.instrument.domain;

import io.mintmark.vault.card.domain.CardFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored card that a merchant may use again. There is no deleted instrument: deleting one leaves nothing.
 *
 * @param fingerprint tells equal cards of one merchant
 * @param sourceSession the session that it was saved in
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
        String fingerprint,
        int fingerprintVersion,
        @Nullable String sourceSession,
        Map<String, String> metadata,
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
