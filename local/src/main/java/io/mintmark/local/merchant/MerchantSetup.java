package io.mintmark.local.merchant;

import io.mintmark.local.secret.SecretFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Creates the demo merchant, through the operator API like any other, unless an earlier run has; its key may be older than a scope. */
public final class MerchantSetup {
    /** All that there are: the demo may try everything, unlike a key that is issued without a word. */
    private static final List<String> SCOPES = List.of(
            "sessions:write",
            "sessions:read",
            "payments:write",
            "payments:read",
            "customers:write",
            "customers:read",
            "instruments:write",
            "instruments:read",
            "card:write",
            "card:forward",
            "webhooks:write",
            "webhooks:read");

    private static final int TOO_MANY = 409;

    private final ApiCalls api;
    private final Path file;

    /** @param file where it is remembered, with its secrets */
    public MerchantSetup(ApiCalls api, Path file) {
        this.api = api;
        this.file = file;
    }

    /**
     * The merchant of this data folder.
     *
     * @param operatorToken what the calls are made with
     * @param shopOrigin may frame the card page
     */
    public DemoMerchant getOrCreate(String operatorToken, String shopOrigin) throws IOException, InterruptedException {
        if (Files.exists(file)) {
            return upToDate(DemoMerchant.fromJson(new JsonObject(Files.readString(file))), operatorToken);
        }
        JsonObject settings =
                new JsonObject().put("name", "Demo shop").put("embedOrigins", new JsonArray().add(shopOrigin));
        JsonObject merchant = created(api.post("/v1/merchants", operatorToken, settings));
        long id = merchant.getLong("id");
        return remembered(withKey(id, merchant.getString("callbackSecret"), issueKey(id, operatorToken)));
    }

    /** The merchant of an earlier run, with a key of today's scopes if there is room for one. */
    private DemoMerchant upToDate(DemoMerchant known, String operatorToken) throws IOException, InterruptedException {
        HttpResponse<String> keys = api.get(keysOf(known.id()), operatorToken);
        if (keys.statusCode() != 200 || !isOutdated(known, new JsonObject(keys.body()))) {
            return known;
        }
        HttpResponse<String> key = issueKey(known.id(), operatorToken);
        if (key.statusCode() == TOO_MANY) {
            return known;
        }
        DemoMerchant renewed = remembered(withKey(known.id(), known.callbackSecret(), key));
        api.delete(keysOf(known.id()) + "/" + known.keyId(), operatorToken);
        return renewed;
    }

    private static boolean isOutdated(DemoMerchant known, JsonObject keys) {
        return keys.getJsonArray("data", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(key -> known.keyId().equals(key.getString("id")))
                .anyMatch(key -> !key.getJsonArray("scopes").getList().containsAll(SCOPES));
    }

    private HttpResponse<String> issueKey(long id, String operatorToken) throws IOException, InterruptedException {
        return api.post(keysOf(id), operatorToken, new JsonObject().put("scopes", new JsonArray(SCOPES)));
    }

    private static DemoMerchant withKey(long id, String callbackSecret, HttpResponse<String> issued) {
        JsonObject key = created(issued);
        return new DemoMerchant(id, key.getString("id"), key.getString("secret"), callbackSecret);
    }

    private DemoMerchant remembered(DemoMerchant demo) throws IOException {
        SecretFiles.write(file, demo.toJson().encodePrettily());
        return demo;
    }

    private static String keysOf(long merchant) {
        return "/v1/merchants/" + merchant + "/api-keys";
    }

    private static JsonObject created(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException("the demo merchant was refused: " + response.statusCode() + " "
                    + response.uri().getPath() + " " + response.body());
        }
        return new JsonObject(response.body());
    }
}
