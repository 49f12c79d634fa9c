package io.mintmark.session.sessions.domain;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session may save and what it lets the payer do.
 *
 * @param storage how long the card is kept
 * @param allowedCardTypes the funding types to take; null takes all
 * @param features what the payer may do, never empty
 */
public record TokenizationSettings(
        StorageMode storage, @Nullable Set<CardType> allowedCardTypes, Set<Feature> features) {
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

    /** The settings of a session that asked for nothing in particular: temporal storage, every feature, every card type. */
    public static TokenizationSettings defaults() {
        return of(null, null, null);
    }

    /** The settings with whatever the merchant left out filled in. */
    public static TokenizationSettings of(
            @Nullable StorageMode storage, @Nullable Set<CardType> allowedCardTypes, @Nullable Set<Feature> features) {
        return new TokenizationSettings(
                storage == null ? StorageMode.TEMPORAL : storage,
                allowedCardTypes,
                features == null ? EnumSet.allOf(Feature.class) : features);
    }
}
