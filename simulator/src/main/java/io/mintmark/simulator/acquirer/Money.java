package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount.
 *
 * @param value in minor units
 * @param currency ISO 4217
 */
record Money(long value, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final long MOST = 1_000_000_000_000L;

    static Money of(Fields fields) {
        return new Money(fields.number("value", MOST, null), fields.text("currency", CURRENCY));
    }

    /** In major units, for people. */
    String text() {
        return BigDecimal.valueOf(value, digits()).toPlainString() + " " + currency;
    }

    /** Callers may name a currency that nobody knows. */
    private int digits() {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
                .findFirst()
                .orElse(0);
    }

    JsonObject json() {
        return new JsonObject().put("value", value).put("currency", currency);
    }
}
