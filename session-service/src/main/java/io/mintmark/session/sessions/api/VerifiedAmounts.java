package io.mintmark.session.sessions.api;

import io.mintmark.session.money.domain.Money;
import io.mintmark.session.requests.application.Faults;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the amount of a trial authorization. */
final class VerifiedAmounts {
    private static final Map<String, Currency> CURRENCIES =
            Map.of("USD", Currency.getInstance("USD"), "UYU", Currency.getInstance("UYU"));
    private static final BigDecimal MOST = new BigDecimal("1000.00");
    /** A number with more digits than that is no amount, and is not computed with. */
    private static final int LONGEST = 20;

    private VerifiedAmounts() {}

    /** The amount; null if none was asked for, or, with a fault, for one that is not acceptable. */
    static @Nullable Money read(Faults faults, String pointer, NewSession.@Nullable VerifyFunds wanted) {
        if (wanted == null) {
            return null;
        }
        BigDecimal total = amount(faults, pointer + "/amount", wanted.amount());
        Currency currency = currency(faults, pointer + "/currency", wanted.currency());
        if (total == null || currency == null) {
            return null;
        }
        if (total.scale() > currency.getDefaultFractionDigits()) {
            faults.add(pointer + "/amount", "too_many_decimals", "Give at most two decimals.");
            return null;
        }
        return Money.ofTotal(total, currency);
    }

    private static @Nullable BigDecimal amount(Faults faults, String pointer, @Nullable BigDecimal amount) {
        if (amount == null) {
            faults.add(pointer, "required", "Give the amount to verify, in major units.");
            return null;
        }
        if (amount.signum() <= 0 || isHuge(amount) || amount.compareTo(MOST) > 0) {
            faults.add(pointer, "out_of_range", "Give an amount above 0 and up to 1000.00.");
            return null;
        }
        return amount.stripTrailingZeros();
    }

    private static boolean isHuge(BigDecimal amount) {
        return amount.precision() > LONGEST || Math.abs((long) amount.scale()) > LONGEST;
    }

    private static @Nullable Currency currency(Faults faults, String pointer, @Nullable String code) {
        if (code == null) {
            faults.add(pointer, "required", "Use USD or UYU.");
            return null;
        }
        Currency currency = CURRENCIES.get(code);
        if (currency == null) {
            faults.add(pointer, "unsupported_value", "Use USD or UYU.");
        }
        return currency;
    }
}
