package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stored card, opened to be sent. Close it to wipe it. */
public final class OpenedCard implements AutoCloseable {
    private final CardEntry card;

    OpenedCard(CardEntry card) {
        this.card = card;
    }

    /** Lends the digits of the number; they must not be kept beyond the call. */
    public <T> T lendNumber(Function<byte[], T> use) {
        return card.pan().lend(use);
    }

    public CardExpiry expiry() {
        return card.expiry();
    }

    /** The name on the card, if the page asked for it. */
    public @Nullable String holder() {
        return card.holder();
    }

    @Override
    public void close() {
        card.close();
    }

    @Override
    public String toString() {
        return "[card]";
    }
}
