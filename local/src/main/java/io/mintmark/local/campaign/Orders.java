package io.mintmark.local.campaign;

import io.mintmark.local.campaign.Preparation.Token;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;

/** What one actor orders, at random. */
final class Orders {
    private static final int MOST = 50_000;
    private static final int LEAST_SECONDS = 60;
    private static final int SPREAD_SECONDS = 31;

    private final Random random;
    private final String returnUrl;
    private final List<Token> tokens;
    /** Those whose payers' banks have a say. */
    private final List<Token> authenticated;
    /** Of charges elsewhere. */
    private int turn;

    /** @param first where among the cards of another vault this actor begins */
    Orders(Random random, String returnUrl, List<Token> tokens, int first) {
        this.random = random;
        this.returnUrl = returnUrl;
        this.tokens = tokens;
        this.authenticated = tokens.stream().filter(Token::authenticated).toList();
        this.turn = first;
    }

    /** The merchant charges a saved card. */
    JsonObject charge(String key, String capture) {
        return with(any(tokens), payment(key, capture))
                .put("shopperInteraction", "ContAuth")
                .put("recurringProcessingModel", "Subscription");
    }

    /** A customer who is there pays with a saved card, which may belong to a bank that asks. */
    JsonObject purchase(String key) {
        return with(any(random.nextInt(4) == 0 ? tokens : authenticated), payment(key, capture()))
                .put("shopperInteraction", random.nextBoolean() ? "ContAuth" : "Ecommerce")
                .put("recurringProcessingModel", "CardOnFile")
                .put("returnUrl", returnUrl);
    }

    /** A card that another vault keeps is charged, be the payer there or not. */
    JsonObject chargeElsewhere(String key) {
        return payment(key)
                .mergeIn(Purse.elsewhere(turn++))
                .put("shopperInteraction", "ContAuth")
                .put("recurringProcessingModel", random.nextBoolean() ? "CardOnFile" : "UnscheduledCardOnFile");
    }

    /** A payer gets a link. */
    JsonObject checkout(String key) {
        JsonObject order = new JsonObject()
                .put("referenceId", "session-" + key)
                .put("type", "checkout")
                .put("storePaymentMethodMode", random.nextBoolean() ? "enabled" : "disabled")
                .put("paymentRequest", payment(key, capture()).put("installments", 1))
                .put("settings", new JsonObject().put("redirects", new JsonObject().put("defaultUrl", returnUrl)));
        return random.nextBoolean() ? order.put("timeOut", LEAST_SECONDS + random.nextInt(SPREAD_SECONDS)) : order;
    }

    /** Something of a payment, often too much. */
    JsonObject part() {
        return new JsonObject().put("amount", amount(1 + random.nextInt(MOST / 2)));
    }

    private JsonObject payment(String key, String capture) {
        return payment(key).put("capture", new JsonObject().put("method", capture));
    }

    private JsonObject payment(String key) {
        return new JsonObject()
                .put("referenceId", key)
                .put("invoiceNumber", "INV-" + key)
                .put("amount", amount(1 + random.nextInt(MOST)));
    }

    private static JsonObject with(Token token, JsonObject payment) {
        return payment.put("customerId", token.customer())
                .put("paymentMethod", new JsonObject().put("source", "token").put("token", token.instrument()));
    }

    private Token any(List<Token> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String capture() {
        return random.nextBoolean() ? "automatic" : "manual";
    }

    private static JsonObject amount(long value) {
        return new JsonObject().put("value", value).put("currency", "UYU");
    }
}
