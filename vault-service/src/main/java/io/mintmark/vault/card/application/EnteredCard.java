package io.mintmark.vault.card.application;

import org.jspecify.annotations.Nullable;

/** A card as a request brings it, unchecked. */
public record EnteredCard(
        @Nullable EnteredDigits number,
        @Nullable Integer expMonth,
        @Nullable Integer expYear,
        @Nullable EnteredDigits cvc,
        @Nullable String holder) {}
