package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the books keep of a {@link Credential}. */
record KnownCredential(
        @Nullable Profile profile, @Nullable KnownCard card, boolean securityCodeSent, boolean addressSent) {
    @Nullable String last4() {
        return card == null ? null : card.last4();
    }

    /** As the journal keeps it and the listing shows it. */
    void putInto(JsonObject json) {
        if (profile != null) {
            json.put("profile", profile.json());
        }
        json.put("card", card == null ? null : card.json())
                .put("securityCodeSent", securityCodeSent)
                .put("addressSent", addressSent);
    }

    /** From what {@link #putInto} wrote, or an earlier version, where the results tell what was sent. */
    static KnownCredential from(JsonObject json) {
        JsonObject profile = json.getJsonObject("profile");
        JsonObject card = json.getJsonObject("card");
        return new KnownCredential(
                profile == null ? null : Profile.from(profile),
                card == null ? null : KnownCard.of(card),
                json.getBoolean("securityCodeSent", json.getString("securityCodeResult") != null),
                json.getBoolean("addressSent", json.getString("avsResult") != null));
    }
}
