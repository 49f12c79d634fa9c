package io.mintmark.vault.capture.domain;

import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.instrument.domain.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session's visit to the card page.
 *
 * @param customerId whose card it will be, if the session names a customer
 * @param allowedCardTypes kinds of funding that the merchant takes; null for all
 * @param features what the session lets the payer do: create, list, select, delete
 * @param locale the language that the merchant asked for
 * @param prefilledName what the merchant knows of the name on the card
 * @param prefilledAddress what the merchant knows of the billing address
 * @param securityCodeRequired whether the page asks for the security code
 * @param verification what will be held and released at once to check the card; null if nothing is
 * @param checkout what is paid; null where a card is only saved
 * @param completionPath where session-service hears of a submitted card
 * @param cancelPath where session-service hears that the payer gave up
 * @param standingPath where session-service tells how the session stands; null if it does not
 * @param extendPath where session-service gives more time; null if it does not
 * @param returnOrigins the only places that the payer may be sent to
 * @param frameOrigins who may show the page within another; nobody if empty
 */
public record Capture(
        String id,
        long merchantId,
        String sessionId,
        String merchantName,
        @Nullable String customerId,
        Storage storage,
        @Nullable Set<String> allowedCardTypes,
        List<String> features,
        @Nullable String locale,
        FieldRule nameField,
        @Nullable String prefilledName,
        FieldRule addressField,
        @Nullable BillingAddress prefilledAddress,
        boolean securityCodeRequired,
        @Nullable Verification verification,
        @Nullable Checkout checkout,
        String completionPath,
        String cancelPath,
        @Nullable String standingPath,
        @Nullable String extendPath,
        List<String> returnOrigins,
        List<String> frameOrigins,
        Instant expiresAt) {
    /**
     * An amount that the payer is told of.
     *
     * @param total decimal, in major units
     * @param currency ISO 4217
     */
    public record Verification(String total, String currency) {}

    public Capture {
        allowedCardTypes = allowedCardTypes == null ? null : Set.copyOf(allowedCardTypes);
        features = List.copyOf(features);
        returnOrigins = List.copyOf(returnOrigins);
        frameOrigins = List.copyOf(frameOrigins);
    }

    /** Whether a new card may be entered. */
    public boolean mayCreate() {
        return instrument() == null && features.contains("create");
    }

    /** Whether money is taken here. */
    public boolean takesMoney() {
        return checkout != null && checkout.takesMoney();
    }

    /** The saved card that pays, where no other may. */
    public @Nullable String instrument() {
        return checkout == null ? null : checkout.instrument();
    }

    /** Whether the customer's saved cards are shown: those of nobody are never. */
    public boolean mayList() {
        return customerId != null && features.contains("list");
    }

    /** Whether a saved card may be used. */
    public boolean maySelect() {
        return instrument() != null || (mayList() && features.contains("select"));
    }

    /** Whether a saved card may be removed: nobody comes to pay in order to tidy up. */
    public boolean mayDelete() {
        return checkout == null && mayList() && features.contains("delete");
    }

    /** The same visit with another end. */
    public Capture until(Instant end) {
        return new Capture(
                id,
                merchantId,
                sessionId,
                merchantName,
                customerId,
                storage,
                allowedCardTypes,
                features,
                locale,
                nameField,
                prefilledName,
                addressField,
                prefilledAddress,
                securityCodeRequired,
                verification,
                checkout,
                completionPath,
                cancelPath,
                standingPath,
                extendPath,
                returnOrigins,
                frameOrigins,
                end);
    }

    /** Whether the payer may be sent there: the address lies within one of the return origins. */
    public boolean maySendTo(String address) {
        return returnOrigins.stream()
                .anyMatch(origin -> address.startsWith(origin)
                        && (address.length() == origin.length()
                                || "/?#".indexOf(address.charAt(origin.length())) >= 0));
    }
}
