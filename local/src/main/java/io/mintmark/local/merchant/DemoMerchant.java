package io.mintmark.local.merchant;

import io.vertx.core.json.JsonObject;

/**
 * The merchant that the demo shop belongs to.
 *
 * @param keySecret opens the API; shown when the key was made, never again
 * @param callbackSecret signs the callbacks of its sessions
 */
public record DemoMerchant(long id, String keyId, String keySecret, String callbackSecret) {
    static DemoMerchant fromJson(JsonObject json) {
        return new DemoMerchant(
                json.getLong("id"),
                json.getString("keyId"),
                json.getString("keySecret"),
                json.getString("callbackSecret"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("keyId", keyId)
                .put("keySecret", keySecret)
                .put("callbackSecret", callbackSecret);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "DemoMerchant[" + id + "]";
    }
}
