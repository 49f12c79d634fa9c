package io.mintmark.endtoend.acquirer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An authorization in the acquirer's books, with what became of it. Amounts are in minor units.
 *
 * @param responseCode null while it waits for a challenge
 * @param state {@code authorized}, {@code declined}, {@code voided}, {@code captured} or {@code challenge}
 * @param initiator {@code customer} or {@code merchant}
 * @param networkTransactionId the network's id of this very transaction
 * @param originalTransactionId the one that it came with, of the customer's own payment
 * @param authentication how the payer was authenticated: {@code frictionless}, {@code challenged} and so on; null if not at all
 * @param eci the electronic commerce indicator of 3-D Secure
 * @param profile the payer's profile and the payment profile, with a slash between; null where the card itself came
 * @param received how often this very request arrived
 */
public record Authorization(
        String reference,
        String merchant,
        @Nullable String responseCode,
        String state,
        long amount,
        long captured,
        long refunded,
        String currency,
        String bin,
        String last4,
        String initiator,
        String networkTransactionId,
        @Nullable String originalTransactionId,
        @Nullable String avsResult,
        boolean securityCodeSent,
        @Nullable String authentication,
        @Nullable String eci,
        @Nullable String profile,
        int received) {
    static Authorization of(JsonNode operation) {
        return new Authorization(
                operation.path("reference").asText(),
                operation.path("merchant").asText(),
                operation.path("responseCode").textValue(),
                operation.path("state").asText(),
                operation.path("amount").path("value").asLong(),
                operation.path("capturedAmount").path("value").asLong(),
                operation.path("refundedAmount").path("value").asLong(),
                operation.path("amount").path("currency").asText(),
                operation.path("card").path("bin").asText(),
                operation.path("card").path("last4").asText(),
                operation.path("initiator").asText(),
                operation.path("networkTransactionId").asText(),
                operation.path("originalNetworkTransactionId").textValue(),
                operation.path("avsResult").textValue(),
                operation.path("securityCodeSent").asBoolean(),
                operation.path("authentication").path("status").textValue(),
                operation.path("authentication").path("eci").textValue(),
                profile(operation.path("profile")),
                operation.path("received").asInt());
    }

    private static @Nullable String profile(JsonNode profile) {
        return profile.isObject()
                ? profile.path("profileId").asText() + "/"
                        + profile.path("paymentProfileId").asText()
                : null;
    }
}
