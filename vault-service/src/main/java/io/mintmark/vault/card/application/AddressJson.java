package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.BillingAddress;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A billing address as the tables keep it. */
public final class AddressJson {
    private AddressJson() {}

    /** Null for no address. */
    public static @Nullable JsonObject write(@Nullable BillingAddress address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        JsonObject json = new JsonObject();
        put(json, "line1", address.line1());
        put(json, "line2", address.line2());
        put(json, "city", address.city());
        put(json, "postalCode", address.postalCode());
        put(json, "state", address.state());
        put(json, "country", address.country());
        return json;
    }

    /** Null for no address. */
    public static @Nullable BillingAddress read(@Nullable JsonObject json) {
        return json == null
                ? null
                : new BillingAddress(
                        json.getString("line1"),
                        json.getString("line2"),
                        json.getString("city"),
                        json.getString("postalCode"),
                        json.getString("state"),
                        json.getString("country"));
    }

    private static void put(JsonObject json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
