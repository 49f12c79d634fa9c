package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How a payer was authenticated.
 *
 * @param eci the electronic commerce indicator of the card's network; null where it has none
 * @param transactionId the directory's own, a UUID
 */
record Authentication(AuthenticationStatus status, @Nullable String eci, String transactionId) {
    /** What became of it when the issuer is asked for no amount any more. */
    Authentication ended(AuthenticationStatus end) {
        return new Authentication(end, null, transactionId);
    }

    JsonObject json() {
        return new JsonObject().put("status", status.wireName()).put("eci", eci).put("transactionId", transactionId);
    }

    static Authentication of(JsonObject json) {
        return new Authentication(
                AuthenticationStatus.of(json.getString("status")),
                json.getString("eci"),
                json.getString("transactionId"));
    }
}
