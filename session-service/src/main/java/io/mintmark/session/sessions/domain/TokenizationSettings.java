package io.mintmark.session.sessions.domain;

import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session may save and what it lets the payer do.
 *
 * @param storage how long the card is kept
 * @param allowedCardTypes the funding types to take; null takes all
 * @param features what the payer may do, never empty
 * @param verification what is authorized and released at once to see whether the card is good; null for no such trial
 * @param model what the card is kept for; null where nothing was said
 */
public record TokenizationSettings(
        StorageMode storage,
        @Nullable Set<CardType> allowedCardTypes,
        Set<Feature> features,
        @Nullable Money verification,
        @Nullable RecurringProcessingModel model)
        implements Purpose {
    /** As the API and the events write it. */
    public static final String LABEL = "tokenization";

    public TokenizationSettings {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a payer can always do something");
        }
        if (allowedCardTypes != null && allowedCardTypes.isEmpty()) {
            throw new IllegalArgumentException("a session that takes no card is of no use");
        }
        features = Set.copyOf(features);
        allowedCardTypes = allowedCardTypes == null ? null : Set.copyOf(allowedCardTypes);
    }

    @Override
    public String label() {
        return LABEL;
    }

    /** The settings of a session that asked for nothing in particular: temporal storage, every feature, every card type. */
    public static TokenizationSettings defaults() {
        return of(null, null, null, null);
    }

    /** The same for cards that are kept for this. */
    public TokenizationSettings keptFor(@Nullable RecurringProcessingModel use) {
        return new TokenizationSettings(storage, allowedCardTypes, features, verification, use);
    }

    /** The settings with whatever the merchant left out filled in. */
    public static TokenizationSettings of(
            @Nullable StorageMode storage,
            @Nullable Set<CardType> allowedCardTypes,
            @Nullable Set<Feature> features,
            @Nullable Money verification) {
        return new TokenizationSettings(
                storage == null ? StorageMode.TEMPORAL : storage,
                allowedCardTypes,
                features == null ? EnumSet.allOf(Feature.class) : features,
                verification,
                null);
    }
}
