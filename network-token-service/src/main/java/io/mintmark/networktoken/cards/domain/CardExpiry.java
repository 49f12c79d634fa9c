package io.mintmark.networktoken.cards.domain;

/** The last month in which a card is good. */
public record CardExpiry(int month, int year) {
    public CardExpiry {
        if (month < 1 || month > 12 || year < 2000 || year > 2999) {
            throw new IllegalArgumentException("an expiry is a month from 1 to 12 and a year of four digits");
        }
    }
}
