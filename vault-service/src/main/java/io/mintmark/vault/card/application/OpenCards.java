package io.mintmark.vault.card.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.domain.CardBytes;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.crypto.application.Fingerprints;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.crypto.domain.SealedRecord;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens stored cards, to send them on. */
@ApplicationScoped
public class OpenCards {
    /**
     * What a card must be by the row of its instrument. A record of the same instrument from before its card was renewed is
     * whole and bound to it: that it says another expiry gives it away.
     */
    public record Expected(CardFacts facts, String fingerprint) {}

    private final Fingerprints fingerprints;

    OpenCards(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The card, which the caller closes; {@link NotAuthentic} if it was changed, moved or rolled back. */
    public OpenedCard open(
            KeyRing keys, MerchantId merchant, String instrumentId, SealedRecord sealed, Expected expected) {
        CardEntry card = CardBytes.read(keys.open(sealed, instrumentId, SealCards.FIELD));
        CardFacts facts = expected.facts();
        boolean same = card.expiry().month() == facts.expMonth()
                && card.expiry().year() == facts.expYear()
                && card.pan().last4().equals(facts.last4())
                && card.pan().bin().equals(facts.bin())
                && card.pan().lend(digits -> fingerprints.of(merchant, digits)).equals(expected.fingerprint());
        if (!same) {
            card.close();
            throw new NotAuthentic("a sealed card is not the one that its row describes");
        }
        return new OpenedCard(card);
    }
}
