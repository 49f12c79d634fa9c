package io.mintmark.vault.capture.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.Checkout;
import io.mintmark.vault.capture.domain.Checkout.Saving;
import io.mintmark.vault.capture.domain.Sum;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a capture's registration that is about money. */
final class CheckoutRequest {
    private static final String TOTAL = "[0-9]{1,12}(\\.[0-9]{1,4})?";
    private static final String CURRENCY = "[A-Z]{3}";

    private CheckoutRequest() {}

    /** So much, in major units. */
    record Total(
            @NotNull @Pattern(regexp = TOTAL) String total, @NotNull @Pattern(regexp = CURRENCY) String currency) {}

    /** What a payer may pay who says how much. Bounds are possible with one currency. */
    record Flexible(
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = CURRENCY) String> currencies,
            @Nullable @Pattern(regexp = TOTAL) String min,
            @Nullable @Pattern(regexp = TOTAL) String max,
            @Nullable @Valid Total suggested) {}

    /** What is paid; null where a card is only saved. */
    static @Nullable Checkout checkout(CaptureRequest request) {
        boolean pays = "pay".equals(request.purpose());
        if (!pays) {
            refuse(
                    request.payment() != null || request.flexible() != null,
                    "#/purpose",
                    "Only a payment has an amount.");
            refuse(request.instrument() != null, "#/instrument", "Only a payment is made with a certain card.");
            return null;
        }
        refuse(
                (request.payment() == null) == (request.flexible() == null),
                "#/payment",
                "A payment has a fixed amount or a flexible one.");
        return new Checkout(
                request.payment() == null ? flexible(request.flexible()) : new Sum.Fixed(fixed(request.payment())),
                request.saving() == null ? Saving.NEVER : Saving.of(request.saving()),
                request.instrument());
    }

    private static Amount fixed(Total payment) {
        return amount(payment.total(), payment.currency(), "#/payment");
    }

    private static Sum.Flexible flexible(@Nullable Flexible wanted) {
        Flexible asked = Objects.requireNonNull(wanted);
        List<Currency> currencies = asked.currencies().stream()
                .map(CheckoutRequest::currency)
                .distinct()
                .toList();
        boolean bounded = asked.min() != null || asked.max() != null;
        refuse(bounded && currencies.size() > 1, "#/flexible", "Bounds are possible with one currency.");
        String only = asked.currencies().get(0);
        Amount min = asked.min() == null ? null : amount(asked.min(), only, "#/flexible/min");
        Amount max = asked.max() == null ? null : amount(asked.max(), only, "#/flexible/max");
        refuse(
                min != null && max != null && min.total().compareTo(max.total()) > 0,
                "#/flexible/max",
                "The most is not below the least.");
        Total suggested = asked.suggested();
        Amount suggestion =
                suggested == null ? null : amount(suggested.total(), suggested.currency(), "#/flexible/suggested");
        refuse(
                suggestion != null && !currencies.contains(suggestion.currency()),
                "#/flexible/suggested/currency",
                "The suggestion is in one of the currencies.");
        return new Sum.Flexible(currencies, min, max, suggestion);
    }

    private static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            refuse(!Amount.isMoney(currency), "#/flexible/currencies", "This is no money.");
            return currency;
        } catch (IllegalArgumentException unknown) {
            throw invalid("#/flexible/currencies", "ISO 4217 knows no such currency.");
        }
    }

    private static Amount amount(String total, String currency, String pointer) {
        try {
            return Amount.of(total, currency);
        } catch (IllegalArgumentException none) {
            throw invalid(pointer, "This is no amount of a currency.");
        }
    }

    private static void refuse(boolean wrong, String pointer, String detail) {
        if (wrong) {
            throw invalid(pointer, detail);
        }
    }

    private static Problem invalid(String pointer, String detail) {
        return Problem.unprocessable(new FieldError(pointer, "invalid", detail));
    }
}
