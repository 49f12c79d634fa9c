package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.AmountText;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Checkout;
import io.mintmark.vault.capture.domain.Sum;
import io.mintmark.vault.card.application.EntryFault;
import io.mintmark.vault.card.application.FormField;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from a form what a payer says of a payment besides the card; the form is left as it is. */
final class ReadWish {
    private static final int LONGEST = 20;

    private ReadWish() {}

    /** Of the form for a new card. */
    static Wish withNewCard(Capture capture, byte[] form, Locale locale) {
        Checkout checkout = capture.checkout();
        boolean asked = checkout != null && checkout.saving() == Checkout.Saving.ASK;
        return new Wish(
                sum(checkout, form, locale),
                asked ? FormField.text(form, "consent").equals("yes") : null);
    }

    /** Of the form for a saved card, which is kept already. */
    static Wish withSavedCard(Capture capture, byte[] form, Locale locale) {
        return new Wish(sum(capture.checkout(), form, locale), null);
    }

    private static @Nullable TypedSum sum(@Nullable Checkout checkout, byte[] form, Locale locale) {
        Sum.Flexible flexible = checkout == null ? null : checkout.flexible();
        if (flexible == null) {
            return null;
        }
        String text = FormField.text(form, "amount");
        String code = FormField.text(form, "currency");
        Optional<Currency> chosen = flexible.currencies().size() == 1 && code.isEmpty()
                ? Optional.of(flexible.first())
                : flexible.currencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(code))
                        .findFirst();
        char decimalMark = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return chosen.map(currency -> sum(flexible, currency, text, decimalMark))
                .orElseGet(() -> faulty(shown(text), flexible.first(), EntryFault.CURRENCY_NOT_ALLOWED));
    }

    private static TypedSum sum(Sum.Flexible flexible, Currency currency, String text, char decimalMark) {
        if (text.isEmpty()) {
            return faulty("", currency, EntryFault.AMOUNT_MISSING);
        }
        Optional<BigDecimal> number = AmountText.read(text, decimalMark);
        if (number.isEmpty()) {
            return faulty(shown(text), currency, EntryFault.AMOUNT_INVALID);
        }
        // Also decimals that are zero: who writes 1.000 where there are two decimals may mean a thousand.
        if (number.get().scale() > Amount.decimals(currency)) {
            return faulty(text, currency, EntryFault.AMOUNT_DECIMALS);
        }
        Amount amount = new Amount(number.get(), currency);
        EntryFault fault = outside(flexible, amount);
        return fault == null
                ? new TypedSum(text, currency.getCurrencyCode(), amount, null)
                : faulty(text, currency, fault);
    }

    private static @Nullable EntryFault outside(Sum.Flexible flexible, Amount amount) {
        Amount min = flexible.min();
        Amount max = flexible.max();
        if (min != null && amount.total().compareTo(min.total()) < 0) {
            return EntryFault.AMOUNT_TOO_SMALL;
        }
        if (amount.isZero()) {
            return EntryFault.AMOUNT_ZERO;
        }
        return max != null && amount.total().compareTo(max.total()) > 0 ? EntryFault.AMOUNT_TOO_LARGE : null;
    }

    private static TypedSum faulty(String text, Currency currency, EntryFault fault) {
        return new TypedSum(text, currency.getCurrencyCode(), null, fault);
    }

    /** Nothing that could be a card number is shown again. */
    private static String shown(String text) {
        boolean couldBeANumber = text.replaceAll("[^0-9]", "").length() > 11;
        return text.length() > LONGEST || couldBeANumber ? "" : text;
    }
}
