package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the acquirers booked for a merchant, each the oldest first.
 *
 * @param cards by the acquirer that is sent cards
 * @param profiles by the acquirer that keeps payers' cards itself
 */
record Books(List<JsonObject> cards, List<JsonObject> profiles) {
    private static final String AUTHORIZATION = "authorization";

    static boolean isAuthorization(JsonObject operation) {
        return AUTHORIZATION.equals(operation.getString("type"));
    }

    /** Of both. */
    List<JsonObject> all() {
        return Stream.concat(cards.stream(), profiles.stream()).toList();
    }
}
