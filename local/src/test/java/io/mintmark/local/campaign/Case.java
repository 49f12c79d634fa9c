package io.mintmark.local.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One payment as both sides have it: a customer of a bank that asks has paid 700 after one challenge, unless changed. */
final class Case {
    static final String PAYMENT = "pay_1";
    static final String ATTEMPT = "att_1";

    final JsonObject attempt = new JsonObject()
            .put("id", ATTEMPT)
            .put("result", "approved")
            .put("threeDSecure", new JsonObject().put("status", "challenged"));
    final JsonObject payment = new JsonObject()
            .put("id", PAYMENT)
            .put("status", "captured")
            .put("paymentMethod", new JsonObject().put("source", "token"))
            .put("amount", amount(700))
            .put("captured", amount(700))
            .put("refunded", amount(0))
            .put("attempts", new JsonArray().add(attempt))
            .put("operations", new JsonArray());
    final JsonObject authorization = new JsonObject()
            .put("reference", ATTEMPT + "-authorize")
            .put("type", "authorization")
            .put("state", "captured")
            .put("amount", amount(700))
            .put("capturedAmount", amount(700))
            .put("refundedAmount", amount(0))
            .put("authentication", new JsonObject().put("status", "challenged"));
    final JsonObject completion = completion(ATTEMPT + "-complete", ATTEMPT + "-authorize");
    final List<JsonObject> cards = new ArrayList<>(List.of(authorization, completion));
    final List<JsonObject> profiles = new ArrayList<>();
    final List<JsonObject> sessions = new ArrayList<>();
    final Journal journal = new Journal();

    static JsonObject completion(String reference, String authorization) {
        return new JsonObject()
                .put("reference", reference)
                .put("type", "completion")
                .put("authorization", authorization)
                .put("result", "approved");
    }

    static JsonObject amount(long value) {
        return new JsonObject().put("value", value).put("currency", "UYU");
    }

    /** Makes it a payment with a card of another vault, which nobody asked about; it is in neither book now. */
    Case external() {
        payment.put("paymentMethod", new JsonObject().put("source", "external"));
        attempt.putNull("threeDSecure");
        authorization.putNull("authentication");
        cards.clear();
        return this;
    }

    /** Makes it one whose payer never answered: canceled, and let go of. */
    Case unanswered() {
        payment.put("status", "canceled").put("captured", amount(0));
        attempt.put("result", "reversed").put("threeDSecure", new JsonObject().put("status", "challenge"));
        authorization
                .put("state", "voided")
                .put("capturedAmount", amount(0))
                .put("authentication", new JsonObject().put("status", "failed"));
        cards.remove(completion);
        return this;
    }

    List<String> differences() {
        return Reconciliation.differences(List.of(payment), sessions, new Books(cards, profiles), journal);
    }
}
