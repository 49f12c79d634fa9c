package io.mintmark.local.campaign;

import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Customers with saved cards, saved through the card page like all others. */
final class Preparation {
    /**
     * A saved card.
     *
     * @param instrument its id
     * @param customer whose it is
     * @param authenticated whether the payer's bank has a say where the merchant wants that
     */
    record Token(String instrument, String customer, boolean authenticated) {}

    private static final int CUSTOMERS = 2;

    private final MerchantCalls merchant;
    private final Hand payer;
    private final String returnUrl;

    Preparation(MerchantCalls merchant, Hand payer, String returnUrl) {
        this.merchant = merchant;
        this.payer = payer;
        this.returnUrl = returnUrl;
    }

    List<Token> tokens() throws InterruptedException {
        List<Token> tokens = new ArrayList<>();
        for (int number = 0; number < CUSTOMERS; number++) {
            String customer = done(
                            merchant.post(
                                    "/v1/customers",
                                    new JsonObject()
                                            .put("referenceId", "shopper-" + number)
                                            .put("firstName", "Ada")
                                            .put("lastName", "Sample"),
                                    "shopper-" + number),
                            "a customer")
                    .getString("id");
            for (String card : Purse.everyCard()) {
                String instrument = save(customer, card, "save-" + tokens.size());
                tokens.add(new Token(instrument, customer, Purse.isAuthenticated(card)));
            }
        }
        return tokens;
    }

    private String save(String customer, String card, String key) throws InterruptedException {
        JsonObject order = new JsonObject()
                .put("referenceId", key)
                .put("type", "tokenization")
                .put("customerId", customer)
                .put(
                        "settings",
                        new JsonObject()
                                .put("tokenization", new JsonObject().put("type", "store"))
                                .put("redirects", new JsonObject().put("defaultUrl", returnUrl)));
        JsonObject session = done(merchant.post("/v1/sessions", order, key), "a session");
        var unused = payer.pay(link(session.getJsonArray("actions")), Person.with(card));
        String instrument =
                merchant.get("/v1/sessions/" + session.getString("id")).getString("paymentInstrument");
        if (instrument == null) {
            throw new WrongAnswer("a card was not saved");
        }
        return instrument;
    }

    private static String link(JsonArray actions) {
        return actions.stream()
                .map(JsonObject.class::cast)
                .filter(action -> "REDIRECT".equals(action.getString("rel")))
                .map(action -> action.getString("href"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject done(Reply reply, String what) {
        if (!reply.isDone()) {
            throw new WrongAnswer(what + " was answered with " + reply.status() + ": " + reply.body());
        }
        return reply.json();
    }
}
