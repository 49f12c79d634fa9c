package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.Wish;
import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Checkout;
import io.mintmark.vault.capture.domain.Sum;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of a payment.
 *
 * @param takesMoney false where the card is saved with a sum of zero
 * @param amount to pay, as people read it; null where the payer says how much
 * @param sum the fields for it; null where it is fixed
 * @param saving NEVER, ASK or ALWAYS
 * @param consent whether the box is ticked
 * @param single whether there is one card to pay with and no choice
 */
record PayView(
        boolean takesMoney,
        @Nullable String amount,
        @Nullable SumView sum,
        String saving,
        boolean consent,
        boolean single) {
    /**
     * The fields for an amount.
     *
     * @param value what stands in the field
     * @param currencies more than one if there is a choice
     * @param currency the one that the rest of this is in
     * @param decimals how many an amount of it has
     * @param example an amount as it may be typed
     * @param min the least, as people read it
     * @param max the most
     */
    record SumView(
            String value,
            List<Choice> currencies,
            String currency,
            int decimals,
            String example,
            @Nullable String min,
            @Nullable String max) {
        /** Whether there is more than one currency. */
        public boolean isChoice() {
            return currencies.size() > 1;
        }

        /** Whether there is anything to say of how much it may be. */
        public boolean isBounded() {
            return min != null || max != null;
        }
    }

    /** A currency of the list. */
    record Choice(String code, String name, boolean chosen) {}

    static @Nullable PayView of(Capture capture, PayerRequest request, Wish wish) {
        Checkout checkout = capture.checkout();
        if (checkout == null) {
            return null;
        }
        Language language = request.language(capture);
        Sum.Flexible flexible = checkout.flexible();
        return new PayView(
                checkout.takesMoney(),
                checkout.sum() instanceof Sum.Fixed fixed ? Amounts.shown(fixed.amount(), language) : null,
                flexible == null ? null : sum(flexible, language, request, wish),
                checkout.saving().name(),
                wish.consents(),
                checkout.instrument() != null);
    }

    private static SumView sum(Sum.Flexible flexible, Language language, PayerRequest request, Wish wish) {
        // What was just typed, what the payer wanted before the wait, what the merchant suggests.
        Amount known = request.paying()
                .filter(amount -> flexible.currencies().contains(amount.currency()))
                .orElse(flexible.suggested());
        Currency currency = wish.sum() != null
                ? Currency.getInstance(wish.sum().currency())
                : known != null ? known.currency() : flexible.first();
        String value = wish.sum() != null ? wish.sum().text() : known != null ? Amounts.typed(known, language) : "";
        return new SumView(
                value,
                flexible.currencies().stream()
                        .map(one -> new Choice(one.getCurrencyCode(), name(one, language), one.equals(currency)))
                        .toList(),
                currency.getCurrencyCode(),
                Amount.decimals(currency),
                Amounts.example(currency, language),
                flexible.min() == null ? null : Amounts.shown(flexible.min(), language),
                flexible.max() == null ? null : Amounts.shown(flexible.max(), language));
    }

    private static String name(Currency currency, Language language) {
        Locale locale = language.formats();
        return currency.getCurrencyCode() + " · " + currency.getDisplayName(locale);
    }
}
