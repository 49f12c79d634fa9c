package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * A payer's card in the care of the acquirer, by the names that it gave it.
 *
 * @param profileId the payer
 * @param paymentProfileId one of the payer's cards
 */
record Profile(String profileId, String paymentProfileId) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");

    static Profile of(Fields fields) {
        return new Profile(fields.text("profileId", ID), fields.text("paymentProfileId", ID));
    }

    JsonObject json() {
        return new JsonObject().put("profileId", profileId).put("paymentProfileId", paymentProfileId);
    }

    /** From what {@link #json} wrote. */
    static Profile from(JsonObject json) {
        return new Profile(json.getString("profileId"), json.getString("paymentProfileId"));
    }
}
