package io.mintmark.vault.instrument.domain;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardFacts;
import org.jspecify.annotations.Nullable;

/**
 * A card that a payer submitted and that is no instrument yet.
 *
 * @param instrumentId what it will be called if it becomes a new instrument; its sealed card is bound to this id
 * @param billingAddress if the page asked for it
 */
public record StagedCard(
        String id,
        long merchantId,
        String captureId,
        String sessionId,
        String instrumentId,
        @Nullable String customerId,
        Storage storage,
        CardFacts card,
        @Nullable BillingAddress billingAddress,
        String fingerprint,
        int fingerprintVersion) {}
