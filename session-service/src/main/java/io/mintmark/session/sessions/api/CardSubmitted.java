package io.mintmark.session.sessions.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.money.application.Amounts;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.requests.application.Faults;
import io.mintmark.session.sessions.application.Submission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payer entered a card or chose one. What else the vault tells of it is not needed.
 *
 * @param seal the sealed security code: passed on and kept nowhere
 * @param amount what a payer wants to pay who may say how much
 * @param consent whether a payer who was asked wants the card to be kept
 * @param embedded whether the page is within one of the merchant's
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CardSubmitted(
        @NotNull @Nullable Long merchantId,
        @Size(min = 1, max = 64) @Nullable String stagedCardId,
        @Size(min = 1, max = 64) @Nullable String paymentInstrumentId,
        @Size(min = 1, max = 1024) @Nullable String seal,
        @Valid @Nullable Amount amount,
        @Nullable Boolean consent,
        @Nullable Boolean embedded,
        @Nullable Facts card) {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    /** What the payer wants to pay, as a plain decimal in major units. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(@Size(max = 32) @Nullable String total, @Size(max = 3) @Nullable String currency) {}

    /** The card's public facts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Facts(@Nullable String brand, @Nullable String last4) {}

    Submission submission() {
        return new Submission(
                chosen(),
                seal == null ? null : new Seal(seal),
                wanted(),
                Boolean.TRUE.equals(consent),
                known(),
                Boolean.TRUE.equals(embedded));
    }

    /** What is no amount is none; the session says whether it can do without. */
    private @Nullable Money wanted() {
        if (amount == null || amount.total() == null) {
            return null;
        }
        if (!DECIMAL.matcher(amount.total()).matches()) {
            return null;
        }
        Faults faults = new Faults();
        Currency currency = Amounts.currency(faults::add, "#/amount/currency", amount.currency());
        return currency == null
                ? null
                : Amounts.ofTotal(
                        faults::add, "#/amount/total", new BigDecimal(amount.total()), currency, Amounts.Least.ONE);
    }

    private PaymentTerms.@Nullable CardFacts known() {
        return card == null || card.brand() == null || card.last4() == null
                ? null
                : new PaymentTerms.CardFacts(card.brand(), card.last4());
    }

    private CardRef chosen() {
        if (stagedCardId != null && paymentInstrumentId == null) {
            return new CardRef.Staged(stagedCardId);
        }
        if (paymentInstrumentId != null && stagedCardId == null) {
            return new CardRef.Saved(paymentInstrumentId);
        }
        throw Problem.unprocessable(
                new FieldError("#/stagedCardId", "required", "Give either stagedCardId or paymentInstrumentId."));
    }

    /** Leaves the seal out, because logs keep what they are given. */
    @Override
    public String toString() {
        return "CardSubmitted[" + (stagedCardId == null ? paymentInstrumentId : stagedCardId) + "]";
    }
}
