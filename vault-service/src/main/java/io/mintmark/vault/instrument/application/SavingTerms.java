package io.mintmark.vault.instrument.application;

import io.mintmark.vault.instrument.domain.RecurringModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session says of a card that it saves, besides the card.
 *
 * @param metadata to remember with the instrument, or null to leave what is there
 * @param recurringModel how it is to be charged later, or null to leave what is there
 * @param paymentId the payment that it is saved with, if it is
 */
public record SavingTerms(
        @Nullable Map<String, String> metadata, @Nullable RecurringModel recurringModel, @Nullable String paymentId) {
    /** Nothing is said. */
    public static final SavingTerms NONE = new SavingTerms(null, null, null);
}
