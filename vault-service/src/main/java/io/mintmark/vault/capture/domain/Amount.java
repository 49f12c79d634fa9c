package io.mintmark.vault.capture.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money, with exactly the decimals that ISO 4217 gives its currency.
 *
 * @param total in major units
 */
public record Amount(BigDecimal total, Currency currency) {
    /** Rejects what is negative, has more decimals than the currency, or is no money, such as gold. */
    public Amount {
        if (!isMoney(currency)
                || total.signum() < 0
                || total.stripTrailingZeros().scale() > decimals(currency)) {
            throw new IllegalArgumentException("not an amount of " + currency);
        }
        total = total.setScale(decimals(currency), RoundingMode.UNNECESSARY);
    }

    /** Reads it as it travels; {@link IllegalArgumentException} for what is none. */
    public static Amount of(String total, String currency) {
        return new Amount(new BigDecimal(total), Currency.getInstance(currency));
    }

    /** Whether people pay with it. */
    public static boolean isMoney(Currency currency) {
        return decimals(currency) >= 0;
    }

    /** How many decimals amounts of a currency have. */
    public static int decimals(Currency currency) {
        return currency.getDefaultFractionDigits();
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return total.signum() == 0;
    }

    /** As it travels. */
    public String plain() {
        return total.toPlainString();
    }
}
