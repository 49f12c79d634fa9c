package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;

/**
 * A page on which the issuer asks the payer.
 *
 * @param id the last part of its address, which nobody can guess
 * @param returnUrl where the payer goes afterwards
 */
record Challenge(String id, String returnUrl) {
    JsonObject json() {
        return new JsonObject().put("id", id).put("returnUrl", returnUrl);
    }

    static Challenge of(JsonObject json) {
        return new Challenge(json.getString("id"), json.getString("returnUrl"));
    }
}
