package io.mintmark.local.bench;

import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
        String next = null;
        do {
            String cursor = next;
            JsonObject page = traffic.run(() -> traffic.shop.sessions(cursor));
            page.getJsonArray("data").stream()
                    .map(JsonObject.class::cast)
                    .forEach(session -> listed.put(session.getString("id"), session));
            next = page.getString("nextCursor");
        } while (next != null);
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
