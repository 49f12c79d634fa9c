package io.mintmark.session.acquirer.forward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Acquirer.Authorization;
import io.mintmark.session.acquirer.domain.BillingAddress;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The acquirer's requests. Where a card's data belongs stands a placeholder, which the vault alone can fill. */
final class AcquirerBodies {
    private AcquirerBodies() {}

    record Amount(long value, String currency) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(
            String number,
            String expiryMonth,
            String expiryYear,
            String holderName,
            String securityCode,
            @Nullable String addressLine1,
            @Nullable String postalCode) {
        /** The same with an address that is not the vault's to fill in. */
        Card at(BillingAddress address) {
            return new Card(
                    number, expiryMonth, expiryYear, holderName, securityCode, address.line1(), address.postalCode());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Authorize(
            String reference,
            String merchant,
            Amount amount,
            boolean capture,
            Card card,
            String initiator,
            @Nullable String networkTransactionId,
            int installments,
            String purpose,
            @Nullable ThreeDSecure threeDSecure) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThreeDSecure(String returnUrl, @Nullable String ipAddress, @Nullable String userAgent) {}

    record Complete(String reference, String authorization) {}

    /** A card that the acquirer itself keeps for the merchant. */
    record Profile(String profileId, String paymentProfileId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuthorizeProfile(
            String reference,
            String merchant,
            Amount amount,
            boolean capture,
            Profile profile,
            String initiator,
            int installments,
            String purpose) {}

    record Share(String reference, String authorization, Amount amount) {}

    record Void(String reference, String authorization) {}

    /** The vault leaves out what it has none of: the holder's name, the code, the address. */
    private static final Card CARD = new Card(
            "{{card.number}}",
            "{{card.exp_month}}",
            "{{card.exp_year}}",
            "{{card.holder_name}}",
            "{{card.security_code}}",
            "{{card.address_line1}}",
            "{{card.postal_code}}");

    static Authorize authorize(long merchant, Authorization authorization) {
        return new Authorize(
                authorization.reference().value(),
                Long.toString(merchant),
                amount(authorization.amount()),
                authorization.capture(),
                authorization.address() == null ? CARD : CARD.at(authorization.address()),
                initiator(authorization),
                authorization.initiator().firstTransaction(),
                authorization.installments(),
                purpose(authorization),
                threeDSecure(authorization.threeDSecure()));
    }

    private static @Nullable ThreeDSecure threeDSecure(Acquirer.@Nullable ThreeDSecure wanted) {
        return wanted == null
                ? null
                : new ThreeDSecure(
                        wanted.returnUrl().toString(), literal(wanted.ipAddress()), literal(wanted.userAgent()));
    }

    /** Left out where it looks like a placeholder: the vault would refuse the whole request, and the payer could not pay. */
    private static @Nullable String literal(@Nullable String text) {
        return text == null || text.contains("{{") ? null : text;
    }

    /** The same with a card that the acquirer keeps: nothing of it is in the vault, so there is no placeholder. */
    static AuthorizeProfile authorize(long merchant, Authorization authorization, CardRef.External card) {
        return new AuthorizeProfile(
                authorization.reference().value(),
                Long.toString(merchant),
                amount(authorization.amount()),
                authorization.capture(),
                new Profile(part(card, "profile_id"), part(card, "payment_id")),
                initiator(authorization),
                authorization.installments(),
                purpose(authorization));
    }

    private static String part(CardRef.External card, String name) {
        return Objects.requireNonNull(card.token().get(name), name);
    }

    private static String initiator(Authorization authorization) {
        return authorization.initiator().merchant() ? "merchant" : "customer";
    }

    private static String purpose(Authorization authorization) {
        return authorization.purpose().name().toLowerCase(Locale.ROOT);
    }

    static Complete complete(Reference reference, Reference authorization) {
        return new Complete(reference.value(), authorization.value());
    }

    private static Amount amount(Money amount) {
        return new Amount(amount.value(), amount.currency().getCurrencyCode());
    }

    static Share share(Reference reference, Reference authorization, Money amount) {
        return new Share(reference.value(), authorization.value(), amount(amount));
    }

    static Void release(Reference reference, Reference authorization) {
        return new Void(reference.value(), authorization.value());
    }
}
