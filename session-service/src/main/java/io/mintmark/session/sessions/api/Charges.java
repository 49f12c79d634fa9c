package io.mintmark.session.sessions.api;

import io.mintmark.session.money.application.AmountRequest;
import io.mintmark.session.money.application.Amounts;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.requests.application.Faults;
import io.mintmark.session.sessions.domain.Charge;
import io.mintmark.session.sessions.domain.Storing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how much a payer is asked for. */
final class Charges {
    private static final String AMOUNT = "#/paymentRequest/amount";
    private static final String FLEXIBLE = "#/settings/checkout/flexibleAmount";
    private static final String ALLOWED = FLEXIBLE + "/allowedCurrencies";
    private static final int MOST_CURRENCIES = 20;

    private enum Mode {
        FIXED,
        FLEXIBLE
    }

    private Charges() {}

    /** The charge; null, with faults, for one that is not acceptable. */
    static @Nullable Charge read(
            Faults faults,
            NewCheckout.@Nullable PaymentRequest payment,
            NewCheckout.Settings settings,
            @Nullable Storing storing) {
        Mode mode = settings.amountMode() == null
                ? Mode.FIXED
                : faults.value("#/settings/checkout/amountMode", Mode.class, settings.amountMode());
        @Nullable AmountRequest amount = payment == null ? null : payment.amount();
        if (mode == Mode.FLEXIBLE) {
            return flexible(faults, settings.flexibleAmount(), amount);
        }
        if (mode == Mode.FIXED && settings.flexibleAmount() != null) {
            faults.add(FLEXIBLE, "invalid", "Set amountMode to flexible, or leave this out.");
        }
        return mode == Mode.FIXED && payment != null ? fixed(faults, amount, storing) : null;
    }

    private static @Nullable Charge fixed(Faults faults, @Nullable AmountRequest wanted, @Nullable Storing storing) {
        if (wanted == null) {
            faults.add(AMOUNT, "required", "Say how much is to be paid.");
            return null;
        }
        Money amount = amount(faults, wanted);
        if (amount != null && amount.value() == 0 && storing == Storing.DISABLED) {
            faults.add(place(wanted), "out_of_range", "An amount of zero is possible only where the card is stored.");
        }
        return amount == null ? null : new Charge.Fixed(amount);
    }

    private static @Nullable Charge flexible(
            Faults faults, NewCheckout.@Nullable FlexibleAmount wanted, @Nullable AmountRequest suggestion) {
        List<Currency> currencies = currencies(faults, wanted == null ? null : wanted.allowedCurrencies());
        Money suggested = suggestion == null ? null : amount(faults, suggestion);
        if (wanted == null || currencies.isEmpty()) {
            return null;
        }
        Money least = null;
        Money most = null;
        if (currencies.size() == 1) {
            least = bound(faults, "/minAmount", wanted.minAmount(), currencies.get(0));
            most = bound(faults, "/maxAmount", wanted.maxAmount(), currencies.get(0));
        } else {
            refuseBound(faults, "/minAmount", wanted.minAmount());
            refuseBound(faults, "/maxAmount", wanted.maxAmount());
        }
        if (least != null && most != null && least.value() > most.value()) {
            faults.add(FLEXIBLE + "/maxAmount", "out_of_range", "The largest amount is not below the smallest.");
        }
        Charge.Flexible flexible = new Charge.Flexible(currencies, least, most, suggested);
        if (suggestion != null && suggested != null && !flexible.allows(suggested)) {
            boolean known = currencies.contains(suggested.currency());
            faults.add(
                    known ? place(suggestion) : AMOUNT + "/currency",
                    known ? "out_of_range" : "unsupported_value",
                    "Suggest an amount that the payer may pay, or none.");
        }
        return flexible;
    }

    private static List<Currency> currencies(Faults faults, @Nullable List<@Nullable String> codes) {
        if (codes == null || codes.isEmpty()) {
            faults.add(ALLOWED, "required", "Name the currencies that the payer may choose from.");
            return List.of();
        }
        if (codes.size() > MOST_CURRENCIES) {
            faults.add(ALLOWED, "invalid_length", "Name fewer currencies.");
            return List.of();
        }
        List<Currency> currencies = new ArrayList<>();
        for (int place = 0; place < codes.size(); place++) {
            Currency currency = Amounts.currency(faults::add, ALLOWED + "/" + place, codes.get(place));
            if (currency != null && currencies.contains(currency)) {
                faults.add(ALLOWED + "/" + place, "duplicate", "Name each only once.");
            } else if (currency != null) {
                currencies.add(currency);
            }
        }
        return currencies;
    }

    private static @Nullable Money bound(Faults faults, String member, @Nullable BigDecimal bound, Currency currency) {
        if (bound == null) {
            return null;
        }
        return Amounts.ofTotal(faults::add, FLEXIBLE + member, bound, currency, Amounts.Least.ONE);
    }

    private static void refuseBound(Faults faults, String member, @Nullable BigDecimal bound) {
        if (bound != null) {
            faults.add(FLEXIBLE + member, "invalid", "Bounds are possible with a single currency only.");
        }
    }

    private static @Nullable Money amount(Faults faults, AmountRequest amount) {
        return Amounts.read(faults::add, AMOUNT, amount, Amounts.Least.ZERO);
    }

    private static String place(AmountRequest amount) {
        return AMOUNT + (amount.total() == null ? "/value" : "/total");
    }
}
