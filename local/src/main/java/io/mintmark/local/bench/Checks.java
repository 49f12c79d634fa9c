package io.mintmark.local.bench;

import io.mintmark.local.client.Charges;
import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the platform did what it said: a benchmark of lost sessions is none. */
final class Checks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final Traffic traffic;

    Checks(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Waits until every saved card's webhook has come; each was signed. */
    void everyWebhookCame() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (traffic.receiver.count() < traffic.saved.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new WrongAnswer(
                        "only " + traffic.receiver.count() + " of " + traffic.saved.size() + " webhooks came");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        traffic.receiver.fault().ifPresent(fault -> {
            throw new WrongAnswer(fault);
        });
    }

    /** Compares all sessions that the API lists with those that it said it had opened and completed. */
    void everySessionIsThere() throws Exception {
        Map<String, JsonObject> listed = new HashMap<>();
        forEach(traffic.shop::sessions, session -> listed.put(session.getString("id"), session));
        require("sessions", ids(traffic.opened), listed.keySet());
        Set<String> completed = listed.values().stream()
                .filter(session -> "completed".equals(session.getString("status")))
                .map(session -> session.getString("id"))
                .collect(Collectors.toSet());
        require("completed sessions", ids(traffic.saved), completed);
        everyCardIsThere(listed);
    }

    /** Each completed session names a card, and its customer has it. */
    private void everyCardIsThere(Map<String, JsonObject> sessions) throws Exception {
        Map<String, Set<String>> expected = new HashMap<>();
        for (OpenedSession session : traffic.saved) {
            @Nullable JsonObject shown = sessions.get(session.id());
            String card = shown == null ? null : shown.getString("paymentInstrument");
            if (card == null
                    || !expected.computeIfAbsent(session.customerId(), none -> new HashSet<>())
                            .add(card)) {
                throw new WrongAnswer(session + " has no card of its own");
            }
        }
        for (String customer : traffic.shop.customers()) {
            requireCards(customer, expected.getOrDefault(customer, Set.of()));
        }
    }

    /** The customers of batches have the cards that the answers named, and no others. */
    void everyStoredCardIsThere() throws Exception {
        for (Map.Entry<String, Set<String>> stored : traffic.cardImport.stored().entrySet()) {
            requireCards(stored.getKey(), stored.getValue());
        }
    }

    /** The API shows all payments that it said were captured, captured and no others, and so does the acquirer. */
    void everyPaymentIsThere() throws Exception {
        Set<String> listed = new HashSet<>();
        Set<String> captured = new HashSet<>();
        forEach(traffic.shop::payments, payment -> {
            listed.add(payment.getString("id"));
            if (Charges.isCaptured(payment)) {
                captured.add(payment.getString("id"));
            }
        });
        require("payments", traffic.charges.captured(), listed);
        require("captured payments", traffic.charges.captured(), captured);
        requireBooked(traffic.charges.captured().size(), traffic.booked());
    }

    /** Each payment was asked for once, and its amount is taken; nothing else is in the merchant's books. */
    static void requireBooked(int payments, JsonObject totals) {
        JsonObject expected = new JsonObject()
                .put("captured", payments)
                .put("open", 0)
                .put("voided", 0)
                .put("declined", 0)
                .put("challenge", 0)
                .put("duplicates", 0)
                .put("conflicts", 0)
                .put("currencies", new JsonObject().put(Charges.CURRENCY, sums(payments * Charges.AMOUNT)));
        JsonObject booked = new JsonObject();
        expected.fieldNames().forEach(name -> booked.put(name, totals.getValue(name)));
        if (!expected.equals(booked)) {
            throw new WrongAnswer(
                    "the acquirer's books are not those of " + payments + " payments: " + booked.encode());
        }
    }

    private static JsonObject sums(long captured) {
        return new JsonObject()
                .put("authorized", captured)
                .put("voided", 0)
                .put("captured", captured)
                .put("refunded", 0);
    }

    /** All that a list of the API has, page after page. */
    private void forEach(Function<@Nullable String, Future<JsonObject>> list, Consumer<JsonObject> action)
            throws Exception {
        String next = null;
        do {
            String cursor = next;
            JsonObject page = traffic.run(() -> list.apply(cursor));
            page.getJsonArray("data").forEach(one -> action.accept((JsonObject) one));
            next = page.getString("nextCursor");
        } while (next != null);
    }

    private void requireCards(String customer, Set<String> expected) throws Exception {
        List<String> there = traffic.run(() -> traffic.shop.savedCards(customer));
        require("cards of " + customer, expected, Set.copyOf(there));
    }

    private static Set<String> ids(List<OpenedSession> sessions) {
        return sessions.stream().map(OpenedSession::id).collect(Collectors.toSet());
    }

    static void require(String what, Set<String> expected, Set<String> actual) {
        if (!expected.equals(actual)) {
            Set<String> missing = new HashSet<>(expected);
            missing.removeAll(actual);
            Set<String> more = new HashSet<>(actual);
            more.removeAll(expected);
            throw new WrongAnswer("the API does not show the " + what + " that it should: " + missing.size()
                    + " are missing " + some(missing) + ", " + more.size() + " are too many " + some(more));
        }
    }

    private static String some(Set<String> ids) {
        return ids.stream().limit(3).toList().toString();
    }
}
