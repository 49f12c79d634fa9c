package io.mintmark.local.client;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the cards of a merchant's existing customers in, a batch at a time and each for another customer. They are other
 * customers than those for whom the shop opens sessions. Used on one event loop alone.
 */
public final class CardImport {
    /** Cards in a batch. */
    public static final int SIZE = 100;

    private static final int OK = 200;
    private static final int MONTH = 12;
    private static final int YEAR = 2034;

    private final Shop shop;
    private final List<String> customers = new ArrayList<>();
    private final Map<String, Set<String>> stored = new LinkedHashMap<>();
    private int turn;
    private int serial;

    public CardImport(Shop shop) {
        this.shop = shop;
    }

    /** Takes in a customer. */
    public Future<String> addCustomer() {
        return shop.createCustomer().onSuccess(id -> {
            customers.add(id);
            stored.put(id, new HashSet<>());
        });
    }

    /** The ids of the cards that the platform said it had stored, by customer. */
    public Map<String, Set<String>> stored() {
        return stored;
    }

    /** The customers who came last, as many as a batch has cards. */
    public List<String> lastCustomers() {
        return List.copyOf(customers.subList(customers.size() - SIZE, customers.size()));
    }

    /** Stores a batch for {@link #lastCustomers}. */
    public Future<Void> storeForLast() {
        return store(lastCustomers());
    }

    /** Stores a batch for those who are next in turn; fails unless every card of it is a new one of its customer. */
    public Future<Void> store() {
        List<String> next = new ArrayList<>(SIZE);
        for (int place = 0; place < SIZE; place++) {
            next.add(customers.get(turn++ % customers.size()));
        }
        return store(next);
    }

    private Future<Void> store(List<String> owners) {
        JsonArray cards = new JsonArray();
        owners.forEach(owner -> cards.add(new JsonObject()
                .put("number", TestCards.simulated(serial++))
                .put("expMonth", MONTH)
                .put("expYear", YEAR)
                .put("customerId", owner)));
        return shop.post("/v1/payment-instruments/batch", new JsonObject().put("cards", cards))
                .map(answer -> {
                    take(owners, answer.json(OK, "a batch of cards").getJsonArray("results"));
                    return null;
                });
    }

    private void take(List<String> owners, JsonArray results) {
        if (results.size() != owners.size()) {
            throw new WrongAnswer("a batch of " + owners.size() + " cards had " + results.size() + " results");
        }
        for (int place = 0; place < owners.size(); place++) {
            JsonObject card = results.getJsonObject(place).getJsonObject("paymentInstrument");
            String owner = owners.get(place);
            if (card == null
                    || !owner.equals(card.getString("customerId"))
                    || !stored.getOrDefault(owner, Set.of()).add(card.getString("id"))) {
                throw new WrongAnswer("card " + place + " of a batch did not become a new card of its customer");
            }
        }
    }
}
