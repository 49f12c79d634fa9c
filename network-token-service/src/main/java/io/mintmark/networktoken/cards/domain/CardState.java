package io.mintmark.networktoken.cards.domain;

import org.jspecify.annotations.Nullable;

/**
 * A card at one point of its life. Of two states of one card the one with the higher sequence counts, in whatever
 * order they arrive.
 *
 * @param sequence counts the card's changes from 1
 * @param facts absent once the card is deleted, because nothing of it may be kept then
 */
public record CardState(PaymentInstrumentId instrument, long sequence, CardStatus status, @Nullable CardFacts facts) {
    public CardState {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence starts at 1");
        }
        if ((status == CardStatus.DELETED) != (facts == null)) {
            throw new IllegalArgumentException("a card has facts until it is deleted");
        }
    }

    /** A card that the vault holds. */
    public static CardState held(PaymentInstrumentId instrument, long sequence, CardStatus status, CardFacts facts) {
        return new CardState(instrument, sequence, status, facts);
    }

    /** A card that the vault has shredded. */
    public static CardState deleted(PaymentInstrumentId instrument, long sequence) {
        return new CardState(instrument, sequence, CardStatus.DELETED, null);
    }
}
