package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import java.time.YearMonth;

/**
 * What the books keep of a card.
 *
 * @param hash the same for the same number, and of no use without the key
 */
record KnownCard(String bin, String last4, YearMonth expiry, String hash) {
    Brand brand() {
        return Brand.of(bin);
    }

    JsonObject json() {
        return new JsonObject()
                .put("bin", bin)
                .put("last4", last4)
                .put("expiry", expiry.toString())
                .put("hash", hash);
    }

    static KnownCard of(JsonObject json) {
        return new KnownCard(
                json.getString("bin"),
                json.getString("last4"),
                YearMonth.parse(json.getString("expiry")),
                json.getString("hash"));
    }
}
