package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.CardEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a card form.
 *
 * @param card the checked card, or null if it was refused; whoever takes it closes it
 * @param faults why it was refused, in the order of the fields; empty if it was not
 * @param expiry what to show in the field again
 * @param name what to show in the field again
 */
public record CardReading(@Nullable CardEntry card, List<EntryFault> faults, String expiry, String name) {
    static CardReading accepted(CardEntry card, String name) {
        return new CardReading(card, List.of(), "", name);
    }

    static CardReading refused(List<EntryFault> faults, String expiry, String name) {
        return new CardReading(null, List.copyOf(faults), expiry, name);
    }
}
