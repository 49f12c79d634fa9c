package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.SecurityCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a card form.
 *
 * @param card the checked card, or null if it was refused; whoever takes it closes it
 * @param securityCode the code, if it was asked for and nothing was refused; whoever takes it closes it
 * @param faults why it was refused, in the order of the fields; empty if it was not
 * @param expiry what to show in the field again
 * @param name what to show in the field again
 * @param address the billing address as far as it was entered; null if it was not asked for
 */
public record CardReading(
        @Nullable CardEntry card,
        @Nullable SecurityCode securityCode,
        List<EntryFault> faults,
        String expiry,
        String name,
        @Nullable BillingAddress address) {
    static CardReading accepted(
            CardEntry card, @Nullable SecurityCode code, String name, @Nullable BillingAddress address) {
        return new CardReading(card, code, List.of(), "", name, address);
    }

    static CardReading refused(List<EntryFault> faults, String expiry, String name, @Nullable BillingAddress address) {
        return new CardReading(null, null, List.copyOf(faults), expiry, name, address);
    }
}
