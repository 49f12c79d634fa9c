package io.mintmark.vault.capture.domain;

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
 * @param completionPath where session-service hears of a submitted card
 * @param cancelPath where session-service hears that the payer gave up
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
        NameField nameField,
        @Nullable String prefilledName,
        String completionPath,
        String cancelPath,
        List<String> returnOrigins,
        List<String> frameOrigins,
        Instant expiresAt) {
    public Capture {
        allowedCardTypes = allowedCardTypes == null ? null : Set.copyOf(allowedCardTypes);
        features = List.copyOf(features);
        returnOrigins = List.copyOf(returnOrigins);
        frameOrigins = List.copyOf(frameOrigins);
    }

    /** Whether the payer may be sent there: the address lies within one of the return origins. */
    public boolean maySendTo(String address) {
        return returnOrigins.stream()
                .anyMatch(origin -> address.startsWith(origin)
                        && (address.length() == origin.length()
                                || "/?#".indexOf(address.charAt(origin.length())) >= 0));
    }
}
