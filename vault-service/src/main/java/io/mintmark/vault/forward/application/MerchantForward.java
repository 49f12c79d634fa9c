package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant wants sent where.
 *
 * @param keyId the key that it asks with
 * @param profile the destination
 * @param instrument the stored card whose values stand in for the placeholders
 * @param parameters what is filled into the destination's path
 * @param once the request as it was read, and under which key it happens once, if it has one
 */
public record MerchantForward(
        MerchantId merchant,
        String keyId,
        String profile,
        String instrument,
        Map<String, String> parameters,
        @Nullable JsonNode body,
        IdempotentRequest once) {
    public MerchantForward {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "MerchantForward[" + merchant + "]";
    }
}
