package io.mintmark.local.shop;

import io.mintmark.local.merchant.ApiCalls;
import io.mintmark.local.merchant.DemoMerchant;
import io.mintmark.local.secret.SecretFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What the shop has registered with the API: its one customer and its webhook endpoint.
 *
 * @param endpointUrl where the endpoint was when it was registered; other ports mean another endpoint
 */
record ShopAccount(String customerId, String endpointUrl, String endpointSecret) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;

    /** The account of this data folder, made if need be. */
    static ShopAccount getOrCreate(ApiCalls api, DemoMerchant merchant, Path file, String endpointUrl)
            throws IOException, InterruptedException {
        JsonObject known = Files.exists(file) ? new JsonObject(Files.readString(file)) : new JsonObject();
        // Asked each time: the customer may have been deleted, and the vault's first answer takes seconds that no payer
        // should wait for.
        if (!known.containsKey("customerId")
                || !exists(api, merchant, "/v1/customers/" + known.getString("customerId"))) {
            JsonObject customer = new JsonObject()
                    .put("referenceId", "demo-shopper-" + merchant.id())
                    .put("email", "shopper@example.com")
                    .put("firstName", "Ada")
                    .put("lastName", "Sample");
            known.put(
                    "customerId",
                    create(api, merchant, "/v1/customers", customer).getString("id"));
            SecretFiles.write(file, known.encodePrettily());
        }
        if (!endpointUrl.equals(known.getString("endpointUrl"))) {
            JsonObject endpoint = new JsonObject()
                    .put("url", endpointUrl)
                    .put("eventTypes", new JsonArray().add("payment_instrument.*"))
                    .put("description", "Demo shop");
            JsonObject created = create(api, merchant, "/v1/webhook-endpoints", endpoint);
            known.put("endpointUrl", endpointUrl).put("endpointSecret", created.getString("secret"));
            SecretFiles.write(file, known.encodePrettily());
        }
        return new ShopAccount(
                known.getString("customerId"), known.getString("endpointUrl"), known.getString("endpointSecret"));
    }

    private static boolean exists(ApiCalls api, DemoMerchant merchant, String path)
            throws IOException, InterruptedException {
        return patiently(path, () -> api.get(path, merchant.keySecret()), 200, 404)
                        .statusCode()
                == 200;
    }

    private static JsonObject create(ApiCalls api, DemoMerchant merchant, String path, JsonObject body)
            throws IOException, InterruptedException {
        return new JsonObject(patiently(path, () -> api.post(path, merchant.keySecret(), body), 201, 201)
                .body());
    }

    private interface Call {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** A new merchant's key takes a moment until every service knows it, so a 401 is asked again. */
    private static HttpResponse<String> patiently(String path, Call call, int good, int alsoGood)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> response = call.send();
            int status = response.statusCode();
            if (status == good || status == alsoGood) {
                return response;
            }
            boolean mayPass = status == UNAUTHORIZED || status >= SERVER_ERROR;
            if (!mayPass || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the demo shop was refused: " + status + " " + path + " " + response.body());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ShopAccount[" + customerId + "]";
    }
}
