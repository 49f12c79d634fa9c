package io.mintmark.local.client;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Charges the saved cards of a merchant's customers, who are away: for neither a security code nor a challenge can be
 * asked then. Used on one event loop alone.
 */
public final class Charges {
    /** What each payment takes, in minor units. */
    public static final long AMOUNT = 12_900;

    /** What it takes it in. */
    public static final String CURRENCY = "UYU";

    private static final String CAPTURED = "captured";
    private static final int CREATED = 201;

    private final Shop shop;
    private final Set<String> asked = new HashSet<>();
    private final List<SavedCard> cards = new ArrayList<>();
    private final Set<String> captured = new HashSet<>();
    private int turn;

    public Charges(Shop shop) {
        this.shop = shop;
    }

    /** Learns which cards the customer has saved so far. */
    public Future<Void> learn(String customer) {
        asked.add(customer);
        return shop.savedCards(customer).map(saved -> {
            saved.forEach(card -> cards.add(new SavedCard(card, customer)));
            return null;
        });
    }

    /** Whether it was asked which cards the customer has. */
    public boolean knows(String customer) {
        return asked.contains(customer);
    }

    /** How many cards can be charged. */
    public int cards() {
        return cards.size();
    }

    /** Charges the card that is next in turn; fails unless all of the amount is captured at once. */
    public Future<Void> charge() {
        if (cards.isEmpty()) {
            throw new IllegalStateException("there is no saved card to charge");
        }
        return charge(cards.get(turn++ % cards.size()));
    }

    /** The same with the card that was learned last. */
    public Future<Void> chargeLast() {
        return charge(cards.get(cards.size() - 1));
    }

    private Future<Void> charge(SavedCard card) {
        return shop.post("/v1/payments", order(card)).map(answer -> {
            take(answer.json(CREATED, "a payment"));
            return null;
        });
    }

    private JsonObject order(SavedCard card) {
        return new JsonObject()
                .put("referenceId", shop.nextName("order"))
                .put("customerId", card.customer())
                .put("amount", new JsonObject().put("value", AMOUNT).put("currency", CURRENCY))
                .put("paymentMethod", new JsonObject().put("source", "token").put("token", card.instrument()))
                .put("capture", new JsonObject().put("method", "automatic"))
                .put("shopperInteraction", "ContAuth")
                .put("recurringProcessingModel", "Subscription");
    }

    private void take(JsonObject payment) {
        if (!isCaptured(payment)) {
            throw new WrongAnswer("a payment was not captured: " + payment.encode());
        }
        if (!captured.add(payment.getString("id"))) {
            throw new WrongAnswer("two payments are one: " + payment.getString("id"));
        }
    }

    /** Whether all that was wanted was taken, as the API shows a payment. */
    public static boolean isCaptured(JsonObject payment) {
        JsonObject taken = payment.getJsonObject(CAPTURED);
        return CAPTURED.equals(payment.getString("status"))
                && taken != null
                && AMOUNT == taken.getLong("value")
                && CURRENCY.equals(taken.getString("currency"));
    }

    /** The ids of all payments that the platform said it had captured. */
    public Set<String> captured() {
        return captured;
    }
}
