package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Amount;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;

/** Amounts as people read and write them in a language. */
final class Amounts {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private Amounts() {}

    /** For reading. It says the code, because both of Uruguay's currencies are called dollars or $ by somebody. */
    static String shown(Amount amount, Language language) {
        return shown(amount.total(), amount.currency(), language);
    }

    /** The same of an amount that may have more decimals than its currency. */
    static String shown(BigDecimal total, Currency currency, Language language) {
        int decimals = Math.max(Amount.decimals(currency), total.scale());
        return currency.getCurrencyCode()
                + NO_BREAK_SPACE
                + format(language, decimals, true).format(total);
    }

    /** As it stands in a field. */
    static String typed(Amount amount, Language language) {
        return format(language, Amount.decimals(amount.currency()), false).format(amount.total());
    }

    /** What the amount that somebody is to type could look like. */
    static String example(Currency currency, Language language) {
        return format(language, Amount.decimals(currency), false).format(100);
    }

    private static NumberFormat format(Language language, int decimals, boolean grouped) {
        NumberFormat format = NumberFormat.getNumberInstance(language.formats());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setGroupingUsed(grouped);
        return format;
    }
}
