package io.mintmark.vault.card.domain;

import org.jspecify.annotations.Nullable;

/**
 * A card as a payer entered it, checked. Close it as soon as it is sealed.
 *
 * @param holder as on the card, where the page asked for it
 */
public record CardEntry(Pan pan, CardExpiry expiry, @Nullable String holder) implements AutoCloseable {
    @Override
    public void close() {
        pan.close();
    }
}
