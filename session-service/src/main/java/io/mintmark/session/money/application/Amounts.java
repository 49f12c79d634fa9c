package io.mintmark.session.money.application;

import io.mintmark.session.money.domain.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads amounts exactly; what is wrong with one is told with a pointer, and never rounded away. */
public final class Amounts {
    /** The largest amount, in minor units: what acquirers write in twelve digits (ISO 8583, field 4). */
    public static final long MOST = 999_999_999_999L;

    /** A number with more digits than that is no amount, and is not computed with. */
    private static final int LONGEST = 20;

    private Amounts() {}

    /** Takes what is wrong. */
    @FunctionalInterface
    public interface Faults {
        void add(String pointer, String code, String detail);
    }

    /** The smallest amount that makes sense somewhere. */
    public enum Least {
        /** Nothing may be asked for, too. */
        ZERO,
        ONE
    }

    /** The amount; null if there is none or it is not acceptable, and then a fault says so. */
    public static @Nullable Money read(Faults faults, String pointer, @Nullable AmountRequest wanted, Least least) {
        if (wanted == null) {
            faults.add(pointer, "required", "Give total or value, and the currency.");
            return null;
        }
        Currency currency = currency(faults, pointer + "/currency", wanted.currency());
        BigDecimal total = wanted.total();
        Long value = wanted.value();
        if ((total == null) == (value == null)) {
            faults.add(pointer, "exactly_one", "Give either total, in major units, or value, in minor units.");
            return null;
        }
        if (currency == null) {
            return null;
        }
        return total == null
                ? ofValue(faults, pointer + "/value", value == null ? 0 : value, currency, least)
                : ofTotal(faults, pointer + "/total", total, currency, least);
    }

    /** An amount in major units alone, as bounds are given. */
    public static @Nullable Money ofTotal(
            Faults faults, String pointer, BigDecimal total, Currency currency, Least least) {
        if (total.precision() > LONGEST || Math.abs((long) total.scale()) > LONGEST) {
            return outOfRange(faults, pointer);
        }
        BigDecimal exact = total.stripTrailingZeros();
        int decimals = currency.getDefaultFractionDigits();
        if (exact.scale() > decimals) {
            faults.add(
                    pointer,
                    "too_many_decimals",
                    currency.getCurrencyCode() + " has " + (decimals == 0 ? "no" : decimals) + " decimals.");
            return null;
        }
        BigDecimal minor = exact.movePointRight(decimals);
        return minor.compareTo(BigDecimal.valueOf(MOST)) > 0 || minor.signum() < 0
                ? outOfRange(faults, pointer)
                : ofValue(faults, pointer, minor.longValueExact(), currency, least);
    }

    private static @Nullable Money ofValue(Faults faults, String pointer, long value, Currency currency, Least least) {
        boolean enough = value > 0 || (value == 0 && least == Least.ZERO);
        return enough && value <= MOST ? new Money(value, currency) : outOfRange(faults, pointer);
    }

    private static @Nullable Money outOfRange(Faults faults, String pointer) {
        faults.add(pointer, "out_of_range", "Give an amount above 0 and up to " + MOST + " minor units.");
        return null;
    }

    /** A currency of today with decimals; null, with a fault, for anything else. */
    public static @Nullable Currency currency(Faults faults, String pointer, @Nullable String code) {
        if (code == null) {
            faults.add(pointer, "required", "Give an ISO 4217 code, such as UYU.");
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // Falls through to the same fault.
        }
        faults.add(pointer, "unsupported_value", "Give an ISO 4217 code, such as UYU.");
        return null;
    }
}
