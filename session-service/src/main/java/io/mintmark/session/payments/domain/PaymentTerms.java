package io.mintmark.session.payments.domain;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is about; of the card alone more may become known.
 *
 * @param order the merchant's names for it, and how it is captured
 * @param customerId who pays; null for nobody in particular
 * @param session where the payer gives the card; null for a payment by API
 * @param token the saved card that it is paid with; null for one that is entered, or kept elsewhere
 * @param external the card in another vault that it is paid with
 * @param model what the card is used for; null where it is used once
 * @param card its public facts, once they are known
 * @param returnUrl where the payer comes back to after a challenge
 * @param callbackUrl where its changes are announced, besides the merchant's webhook endpoints
 */
public record PaymentTerms(
        PaymentOrder order,
        Money amount,
        @Nullable String customerId,
        @Nullable String session,
        @Nullable String token,
        CardRef.@Nullable External external,
        ShopperInteraction interaction,
        @Nullable RecurringProcessingModel model,
        @Nullable CardFacts card,
        @Nullable BrowserDetails browser,
        @Nullable URI returnUrl,
        @Nullable URI callbackUrl) {
    /** What may be told of a card. */
    public record CardFacts(String brand, String last4) {}

    /** Those of a payment with a card that our vault keeps, or that the payer enters. */
    public PaymentTerms(
            PaymentOrder order,
            Money amount,
            @Nullable String customerId,
            @Nullable String session,
            @Nullable String token,
            ShopperInteraction interaction,
            @Nullable RecurringProcessingModel model,
            @Nullable CardFacts card,
            @Nullable BrowserDetails browser,
            @Nullable URI returnUrl,
            @Nullable URI callbackUrl) {
        this(
                order,
                amount,
                customerId,
                session,
                token,
                null,
                interaction,
                model,
                card,
                browser,
                returnUrl,
                callbackUrl);
    }

    /** The same for this customer. */
    public PaymentTerms withCustomer(@Nullable String customer) {
        return new PaymentTerms(
                order,
                amount,
                customer,
                session,
                token,
                external,
                interaction,
                model,
                card,
                browser,
                returnUrl,
                callbackUrl);
    }

    /** The same now that this is known of the card. */
    public PaymentTerms withCard(CardFacts facts) {
        return new PaymentTerms(
                order,
                amount,
                customerId,
                session,
                token,
                external,
                interaction,
                model,
                facts,
                browser,
                returnUrl,
                callbackUrl);
    }

    /** The card that a payment by API is made with. */
    public CardRef payingCard() {
        return external == null ? new CardRef.Saved(Objects.requireNonNull(token)) : external;
    }

    /** Whether the merchant charges by itself, its customer being away. */
    public boolean isMerchantInitiated() {
        return interaction == ShopperInteraction.CONT_AUTH
                && (model == RecurringProcessingModel.SUBSCRIPTION
                        || model == RecurringProcessingModel.UNSCHEDULED_CARD_ON_FILE);
    }

    /** Whether the amount is taken as soon as it is approved; of nothing, nothing can be. */
    public boolean capturesAtOnce() {
        return order.capture() == CaptureMethod.AUTOMATIC && amount.value() > 0;
    }
}
