package io.mintmark.vault.instrument.domain;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardFacts;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card that a merchant stores by API.
 *
 * @param instrumentId what it will be called if it becomes a new instrument; its sealed card is bound to this id
 * @param metadata to remember with it, or null to leave what is there
 * @param enableNetworkToken null to leave what is there, and yes for a new one
 */
public record NewCard(
        String instrumentId,
        long merchantId,
        @Nullable String customerId,
        Storage storage,
        CardFacts card,
        @Nullable BillingAddress billingAddress,
        String fingerprint,
        int fingerprintVersion,
        @Nullable Map<String, String> metadata,
        @Nullable Boolean enableNetworkToken) {
    /**
     * The one order in which everybody locks the instruments of many cards: whoever takes them in another one could wait
     * for somebody who waits for it.
     */
    public static final Comparator<NewCard> ORDER = Comparator.comparing(NewCard::key);

    /** Equal for cards that are one instrument of this merchant. */
    public String key() {
        return (customerId == null ? "" : customerId) + "|" + storage.wireName() + "|" + fingerprintVersion + "|"
                + fingerprint;
    }

    /** Whether saving it again changes the instrument that holds the same card. */
    public boolean changes(Instrument live) {
        return renews(live)
                || storage == Storage.TEMPORAL
                || billingAddress != null && !billingAddress.equals(live.billingAddress())
                || enableNetworkToken != null && enableNetworkToken != live.enableNetworkToken()
                || !metadataFor(live).equals(live.metadata());
    }

    /** Whether it has another expiry than the card that is stored. */
    public boolean renews(Instrument live) {
        return card.expMonth() != live.card().expMonth()
                || card.expYear() != live.card().expYear();
    }

    /** What the instrument is to remember afterwards. */
    public Map<String, String> metadataFor(Instrument live) {
        return metadata == null || metadata.isEmpty() ? live.metadata() : metadata;
    }
}
