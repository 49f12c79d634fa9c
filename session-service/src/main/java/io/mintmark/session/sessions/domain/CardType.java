package io.mintmark.session.sessions.domain;

/** Where a card's money comes from, as far as a merchant may restrict it. */
public enum CardType {
    CREDIT,
    DEBIT,
    PREPAID
}
