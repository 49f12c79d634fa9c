package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.seal.domain.Seal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent where.
 *
 * @param caller the service that asks, or {@link #MERCHANT}
 * @param keyId the merchant's key, where it asks itself
 * @param profile the destination
 * @param intent what it is for, such as {@code ver_…}: one seal serves one intent
 * @param card whose values stand in for the placeholders; null for a destination that takes none
 * @param seal the sealed security code
 * @param purpose the session that the code was given for; needed with a seal
 * @param sendBefore when it must have left, by the database's clock; cut to whole seconds, as the signature says them
 * @param parameters what is filled into the destination's path
 */
public record ForwardOrder(
        MerchantId merchant,
        String caller,
        @Nullable String keyId,
        String profile,
        String intent,
        @Nullable CardChoice card,
        @Nullable Seal seal,
        @Nullable String purpose,
        Instant sendBefore,
        Map<String, String> parameters,
        @Nullable JsonNode body) {
    /** The caller where a merchant asks itself. */
    public static final String MERCHANT = "merchant";

    /**
     * A card.
     *
     * @param id of a staged card or of an instrument
     */
    public record CardChoice(boolean staged, String id) {}

    public ForwardOrder {
        sendBefore = sendBefore.truncatedTo(ChronoUnit.SECONDS);
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "ForwardOrder[" + profile + ", " + intent + "]";
    }
}
