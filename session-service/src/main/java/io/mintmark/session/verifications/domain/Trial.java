package io.mintmark.session.verifications.domain;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;

/**
 * What is tried, and for whom; it never changes.
 *
 * @param merchant the number of the merchant
 * @param session whose payer gave the card
 * @param sessionSequence the version of the session that waits for the result: while it is the stored one, it still does
 */
public record Trial(long merchant, String session, long sessionSequence, CardRef card, Money amount) {}
