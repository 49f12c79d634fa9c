package io.mintmark.session.sessions.domain;

import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked for; it never changes.
 *
 * @param referenceId the merchant's own name for the session, unique per merchant
 * @param customerId whom the card will belong to; null for nobody
 * @param deviceId the counter or terminal it was opened for, as the merchant names it
 * @param purpose to save a card, or to pay: what is ordered of either
 * @param callbackUrl where the session's outcome is announced, besides the merchant's webhook endpoints
 */
public record SessionOrder(
        String referenceId,
        @Nullable String customerId,
        @Nullable String deviceId,
        Purpose purpose,
        PageSettings page,
        Ending ending,
        @Nullable URI callbackUrl) {

    /** The same for this customer. */
    public SessionOrder of(@Nullable String customer) {
        return new SessionOrder(referenceId, customer, deviceId, purpose, page, ending, callbackUrl);
    }

    /** What a card that is kept is kept for; null where nothing was said. */
    public @Nullable RecurringProcessingModel model() {
        return purpose instanceof CheckoutSettings checkout
                ? checkout.model()
                : ((TokenizationSettings) purpose).model();
    }

    /** Of a session for paying; empty for one that saves a card. */
    public Optional<CheckoutSettings> checkout() {
        return purpose instanceof CheckoutSettings checkout ? Optional.of(checkout) : Optional.empty();
    }

    /** What is authorized and released at once before a card is saved; null for no such trial. */
    public @Nullable Money verification() {
        return purpose instanceof TokenizationSettings tokenization ? tokenization.verification() : null;
    }

    /** Whether the payer is to pay something: an amount of zero saves a card and takes nothing. */
    public boolean asksForMoney() {
        return purpose instanceof CheckoutSettings checkout
                && !(checkout.charge() instanceof Charge.Fixed fixed
                        && fixed.amount().value() == 0);
    }

    /** Whether a card is tried at the acquirer before the session goes on. */
    public boolean asksTheAcquirer() {
        return purpose instanceof CheckoutSettings || verification() != null;
    }
}
