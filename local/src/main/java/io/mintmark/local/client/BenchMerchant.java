package io.mintmark.local.client;

import io.mintmark.local.Connection;
import io.mintmark.local.merchant.ApiCalls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A merchant for a run alone, with no webhook endpoints: what is delivered are its sessions' callbacks.
 *
 * @param key what its calls are made with
 * @param callbackSecret signs the callbacks
 */
public record BenchMerchant(long id, String key, String callbackSecret) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 100;
    /** One of each service that a merchant calls: a new key takes a moment until all know it. */
    private static final List<String> KNOCKS = List.of("/v1/sessions", "/v1/customers", "/v1/webhook-endpoints");

    /** What a key may do unless it is told otherwise, and beyond that send card numbers. */
    private static final JsonArray SCOPES = new JsonArray(List.of(
            "sessions:write",
            "sessions:read",
            "payments:write",
            "payments:read",
            "customers:write",
            "customers:read",
            "instruments:write",
            "instruments:read",
            "card:write",
            "webhooks:write",
            "webhooks:read"));

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** Has the operator take it in, and returns when every service knows it. */
    public static BenchMerchant create(Connection platform) throws IOException, InterruptedException {
        return create(platform, new JsonObject());
    }

    /** The same for one whose payers are authenticated, and who may skip the security code of saved cards. */
    public static BenchMerchant withThreeDSecure(Connection platform) throws IOException, InterruptedException {
        return create(platform, new JsonObject().put("threeDSecure", true).put("skipCvcForOneClick", true));
    }

    private static BenchMerchant create(Connection platform, JsonObject settings)
            throws IOException, InterruptedException {
        ApiCalls api = new ApiCalls(platform.baseUrl());
        String operator = platform.operatorToken();
        JsonObject merchant = created(api.post("/v1/merchants", operator, settings.put("name", "Benchmark shop")));
        long id = merchant.getLong("id");
        JsonObject key = created(
                api.post("/v1/merchants/" + id + "/api-keys", operator, new JsonObject().put("scopes", SCOPES)));
        BenchMerchant created = new BenchMerchant(id, key.getString("secret"), merchant.getString("callbackSecret"));
        for (String path : KNOCKS) {
            created.awaitWelcome(api, path);
        }
        return created;
    }

    private void awaitWelcome(ApiCalls api, String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = api.get(path, key);
        while (answer.statusCode() != OK) {
            if (System.nanoTime() - deadline > 0) {
                throw new WrongAnswer("a new merchant is still answered with " + answer.statusCode() + " at " + path);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = api.get(path, key);
        }
    }

    private static JsonObject created(HttpResponse<String> answer) {
        if (answer.statusCode() != CREATED) {
            throw new WrongAnswer("the merchant was refused: " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "BenchMerchant[" + id + "]";
    }
}
