package io.mintmark.local.campaign;

import io.mintmark.local.campaign.Preparation.Token;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One of several who pay, capture, refund, cancel and check out at random, also each other's payments. */
final class Actor {
    private static final int MOST = 50_000;
    private static final int HUNDRED = 100;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final String name;
    private final Random random;
    private final MerchantCalls merchant;
    private final Hand payer;
    private final String returnUrl;
    private final List<Token> tokens;
    private final Journal journal;
    private int turn;

    Actor(
            String name,
            Random random,
            MerchantCalls merchant,
            Hand payer,
            String returnUrl,
            List<Token> tokens,
            Journal journal) {
        this.name = name;
        this.random = random;
        this.merchant = merchant;
        this.payer = payer;
        this.returnUrl = returnUrl;
        this.tokens = tokens;
        this.journal = journal;
    }

    /** Does one thing. */
    void step() throws InterruptedException {
        turn++;
        int dice = random.nextInt(HUNDRED);
        if (dice < 28) {
            pay("automatic");
        } else if (dice < 50) {
            pay("manual");
        } else if (dice < 64) {
            operate("captures");
        } else if (dice < 80) {
            operate("refunds");
        } else if (dice < 88) {
            operate("cancellations");
        } else {
            checkOut();
        }
    }

    private void pay(String capture) throws InterruptedException {
        Token token = tokens.get(random.nextInt(tokens.size()));
        String key = name + "-" + turn;
        JsonObject order = new JsonObject()
                .put("referenceId", key)
                .put("invoiceNumber", "INV-" + key)
                .put("customerId", token.customer())
                .put("amount", amount(1 + random.nextInt(MOST)))
                .put("paymentMethod", new JsonObject().put("source", "token").put("token", token.instrument()))
                .put("capture", new JsonObject().put("method", capture))
                .put("shopperInteraction", "ContAuth")
                .put("recurringProcessingModel", "Subscription");
        Reply reply = merchant.post("/v1/payments", order, key);
        if (reply.isDone()) {
            JsonObject payment = reply.json();
            journal.payment(key, payment);
            journal.count("payment " + payment.getString("status"));
        } else {
            journal.fault("a payment was answered with " + reply.status() + " " + reply.code());
        }
    }

    private void operate(String operation) throws InterruptedException {
        String payment = journal.any(random);
        if (payment == null) {
            pay("manual");
            return;
        }
        JsonObject body = operation.equals("cancellations")
                ? new JsonObject()
                : new JsonObject().put("amount", amount(1 + random.nextInt(MOST / 2)));
        Reply reply = merchant.post("/v1/payments/" + payment + "/" + operation, body, name + "-" + turn);
        if (reply.isDone()) {
            journal.operations(reply.json());
            journal.count(operation + " taken");
        } else if (reply.status() == CONFLICT || reply.status() == UNPROCESSABLE) {
            journal.count(operation + " refused: " + reply.code());
        } else {
            journal.fault(operation + " were answered with " + reply.status() + " " + reply.code());
        }
    }

    private void checkOut() throws InterruptedException {
        String key = name + "-" + turn;
        JsonObject order = new JsonObject()
                .put("referenceId", "session-" + key)
                .put("type", "checkout")
                .put("storePaymentMethodMode", random.nextBoolean() ? "enabled" : "disabled")
                .put("paymentRequest", paymentRequest(key))
                .put("settings", new JsonObject().put("redirects", new JsonObject().put("defaultUrl", returnUrl)));
        Reply reply = merchant.post("/v1/sessions", order, key);
        if (!reply.isDone()) {
            journal.fault("a checkout session was answered with " + reply.status() + " " + reply.body());
            return;
        }
        JsonObject session = reply.json();
        String end = payer.pay(link(session.getJsonArray("actions")), () -> Purse.draw(random));
        journal.count("checkout " + statusIn(end));
    }

    private JsonObject paymentRequest(String key) {
        return new JsonObject()
                .put("referenceId", key)
                .put("invoiceNumber", "INV-" + key)
                .put("installments", 1)
                .put("amount", amount(1 + random.nextInt(MOST)))
                .put("capture", new JsonObject().put("method", random.nextBoolean() ? "automatic" : "manual"));
    }

    private static JsonObject amount(long value) {
        return new JsonObject().put("value", value).put("currency", "UYU");
    }

    private static String link(JsonArray actions) {
        return actions.stream()
                .map(JsonObject.class::cast)
                .filter(action -> "REDIRECT".equals(action.getString("method")))
                .map(action -> action.getString("href"))
                .findFirst()
                .orElseThrow();
    }

    private static String statusIn(@Nullable String address) {
        return address == null ? "over" : address.replaceAll(".*[?&]status=([a-z_]+).*", "$1");
    }
}
