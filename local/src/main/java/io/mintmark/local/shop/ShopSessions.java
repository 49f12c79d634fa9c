package io.mintmark.local.shop;

import io.mintmark.local.merchant.ApiCalls;
import io.mintmark.local.merchant.DemoMerchant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The shop's own calls to the API, made on its server with the merchant's key. */
final class ShopSessions {
    private static final int ATTEMPTS = 4;
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final ApiCalls api;
    private final DemoMerchant merchant;
    private final String shopUrl;
    private final ShopAccount account;

    ShopSessions(ApiCalls api, DemoMerchant merchant, String shopUrl, ShopAccount account) {
        this.api = api;
        this.merchant = merchant;
        this.shopUrl = shopUrl;
        this.account = account;
    }

    /**
     * Opens a session that saves a card, and tells where to send the browser.
     *
     * @param verify whether the card is checked with 1.00 USD, which is released at once
     */
    CompletableFuture<String> open(boolean verify) {
        return open(session(verify), UUID.randomUUID().toString(), ATTEMPTS).thenApply(ShopSessions::redirectLink);
    }

    JsonObject session(boolean verify) {
        JsonObject tokenization = new JsonObject()
                .put("type", "store")
                .put(
                        "features",
                        new JsonArray().add("create").add("list").add("select").add("delete"));
        if (verify) {
            tokenization.put("verifyFunds", new JsonObject().put("amount", 1).put("currency", "USD"));
        }
        return new JsonObject()
                .put("referenceId", "demo-" + UUID.randomUUID())
                .put("type", "tokenization")
                .put("customerId", account.customerId())
                .put(
                        "settings",
                        new JsonObject()
                                .put("paymentMethodTypes", new JsonArray().add("card"))
                                .put("tokenization", tokenization)
                                .put(
                                        "callbacks",
                                        new JsonObject().put("tokenizationCallbackUrl", shopUrl + Shop.CALLBACK_PATH))
                                .put(
                                        "redirects",
                                        new JsonObject()
                                                .put("defaultUrl", shopUrl + Shop.RESULT_PATH)
                                                .put("cancelUrl", shopUrl + Shop.RESULT_PATH)));
    }

    /** What passes is asked again, as every caller should; the idempotency key keeps it one session. */
    private CompletableFuture<HttpResponse<String>> open(JsonObject session, String idempotencyKey, int attempts) {
        return api.postAsync("/v1/sessions", merchant.keySecret(), idempotencyKey, session)
                .thenCompose(response -> response.statusCode() >= 500 && attempts > 1
                        ? CompletableFuture.supplyAsync(() -> session, LATER)
                                .thenCompose(same -> open(same, idempotencyKey, attempts - 1))
                        : CompletableFuture.completedFuture(response));
    }

    private static String redirectLink(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException(
                    "the session was refused: " + response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body())
                .getJsonArray("actions").stream()
                        .map(JsonObject.class::cast)
                        .filter(action -> "REDIRECT".equals(action.getString("rel")))
                        .map(action -> action.getString("href"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the session has no REDIRECT link"));
    }

    /** The customer's saved cards, as the API lists them. */
    CompletableFuture<HttpResponse<String>> cards() {
        return api.getAsync("/v1/customers/" + account.customerId() + "/payment-instruments", merchant.keySecret());
    }
}
