package io.mintmark.endtoend.acquirer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A capture, refund, void or completion in the acquirer's books. Amounts are in minor units.
 *
 * @param type {@code capture}, {@code refund}, {@code void} or {@code completion}
 * @param authorization the reference of the authorization that it is about
 * @param approved whether it was done
 * @param received how often this very request arrived
 */
public record Step(
        String reference,
        String type,
        String authorization,
        boolean approved,
        String responseCode,
        long amount,
        String currency,
        int received) {
    static Step of(JsonNode operation) {
        return new Step(
                operation.path("reference").asText(),
                operation.path("type").asText(),
                operation.path("authorization").asText(),
                operation.path("result").asText().equals("approved"),
                operation.path("responseCode").asText(),
                operation.path("amount").path("value").asLong(),
                operation.path("amount").path("currency").asText(),
                operation.path("received").asInt());
    }
}
