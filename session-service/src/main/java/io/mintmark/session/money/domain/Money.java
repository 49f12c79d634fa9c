package io.mintmark.session.money.domain;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in the minor units that ISO 4217 gives the currency: 10000 UYU cents are 100.00. */
public record Money(long value, Currency currency) {
    public Money {
        if (value < 0) {
            throw new IllegalArgumentException("an amount is never negative");
        }
    }

    /**
     * The amount of so many major units.
     *
     * @throws ArithmeticException if that is not a whole number of minor units, or too large
     */
    public static Money ofTotal(BigDecimal total, Currency currency) {
        return new Money(
                total.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** The same in major units, with all their decimals. */
    public BigDecimal total() {
        return BigDecimal.valueOf(value, currency.getDefaultFractionDigits());
    }
}
