package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Requests as they come over the wire. */
final class Requests {
    static final String RETURN_URL = "https://pay.example/back?s=1&k=secret";

    private Requests() {}

    /** 1.00 USD on a card that expires in December 2030. */
    static JsonObject authorization(String reference, String number) {
        return new JsonObject()
                .put("reference", reference)
                .put("merchant", "12345")
                .put("amount", new JsonObject().put("value", 100).put("currency", "USD"))
                .put("capture", false)
                .put("initiator", "customer")
                .put(
                        "card",
                        new JsonObject()
                                .put("number", number)
                                .put("expiryMonth", "12")
                                .put("expiryYear", "2030")
                                .put("securityCode", "737"));
    }

    /** The same with the payer to be authenticated. */
    static JsonObject authenticated(String reference, String number) {
        return authorization(reference, number)
                .put(
                        "threeDSecure",
                        new JsonObject()
                                .put("returnUrl", RETURN_URL)
                                .put("ipAddress", "192.0.2.1")
                                .put("userAgent", "Mozilla/5.0"));
    }

    static AuthorizationRequest parsed(JsonObject authorization) {
        return AuthorizationRequest.of(AcquirerKind.CARDS, Fields.of(authorization.toBuffer()));
    }

    /** In USD. */
    static MovementRequest movement(Direction direction, String reference, String authorization, long value) {
        return movement(direction, reference, authorization, new Money(value, "USD"));
    }

    static MovementRequest movement(Direction direction, String reference, String authorization, Money amount) {
        return MovementRequest.of(
                direction,
                Fields.of(new JsonObject()
                        .put("reference", reference)
                        .put("authorization", authorization)
                        .put("amount", amount.json())
                        .toBuffer()));
    }

    static FollowUp completion(String reference, String authorization) {
        return FollowUp.of(
                Completion.TYPE,
                Fields.of(new JsonObject()
                        .put("reference", reference)
                        .put("authorization", authorization)
                        .toBuffer()));
    }

    static FollowUp reversal(String reference, @Nullable String authorization) {
        return FollowUp.of(
                Reversal.TYPE,
                Fields.of(new JsonObject()
                        .put("reference", reference)
                        .put("authorization", authorization)
                        .toBuffer()));
    }
}
