package io.mintmark.vault.instrument.domain;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardExpiry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a merchant may change of an instrument. */
public record Changeable(
        CardExpiry expiry, @Nullable BillingAddress billingAddress, Map<String, String> metadata, boolean isDefault) {
    /** As it is. */
    public static Changeable of(Instrument instrument) {
        return new Changeable(
                new CardExpiry(instrument.card().expMonth(), instrument.card().expYear()),
                instrument.billingAddress(),
                instrument.metadata(),
                instrument.isDefault());
    }
}
