package io.mintmark.session.sessions.application;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.PaymentTerms;
import org.jspecify.annotations.Nullable;

/**
 * The card that a payer entered or chose.
 *
 * @param seal the security code, sealed; null where none was asked for
 * @param amount what the payer wants to pay; null where the merchant says how much, and for what is no amount
 * @param consent whether the payer wants the card to be kept
 * @param facts what may be told of the card
 * @param framed whether the page is within one of the merchant's
 */
public record Submission(
        CardRef card,
        @Nullable Seal seal,
        @Nullable Money amount,
        boolean consent,
        PaymentTerms.@Nullable CardFacts facts,
        boolean framed) {
    /** A card alone. */
    public Submission(CardRef card, @Nullable Seal seal) {
        this(card, seal, null, false, null, false);
    }

    Submission withFacts(PaymentTerms.CardFacts known) {
        return new Submission(card, seal, amount, consent, known, framed);
    }
}
