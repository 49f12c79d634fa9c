package io.mintmark.vault.capture.domain;

import io.mintmark.vault.card.domain.Brand;

/**
 * A card of the session's customer, as far as the payer's page may know it: brand, last four digits, expiry.
 *
 * @param use whether it can be chosen here
 */
public record SavedCard(String id, Brand brand, String last4, int expMonth, int expYear, Use use) {
    /** What can be done with it in this session. */
    public enum Use {
        POSSIBLE,
        /** The card's own time is over. */
        EXPIRED,
        /** The merchant does not take this kind of card, or the kind is not known. */
        NOT_ACCEPTED
    }
}
