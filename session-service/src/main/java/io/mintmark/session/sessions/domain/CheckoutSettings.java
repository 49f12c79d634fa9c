package io.mintmark.session.sessions.domain;

import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a session lets the payer pay, and how.
 *
 * @param token the one saved card to pay with; null lets the payer enter or choose one
 * @param storing whether a card that was entered is kept
 * @param model what the card is kept for, or was; null where it is not
 * @param disableThreeds whether 3-D Secure is passed over, even if the merchant has it
 * @param paymentCallbackUrl where the payment's changes are announced, besides the merchant's webhook endpoints
 */
public record CheckoutSettings(
        PaymentOrder payment,
        Charge charge,
        @Nullable String token,
        Storing storing,
        ShopperInteraction interaction,
        @Nullable RecurringProcessingModel model,
        boolean disableThreeds,
        @Nullable BrowserDetails browser,
        @Nullable URI paymentCallbackUrl)
        implements Purpose {
    /** As the API and the events write it. */
    public static final String LABEL = "checkout";

    public CheckoutSettings {
        if (token != null && storing != Storing.DISABLED) {
            throw new IllegalArgumentException("a saved card is not saved again");
        }
    }

    @Override
    public String label() {
        return LABEL;
    }
}
