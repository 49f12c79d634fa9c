package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the platform has acknowledged to the merchant: it must be true for ever. */
final class Journal {
    private final List<String> payments = new ArrayList<>();
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final Map<String, String> succeeded = new ConcurrentHashMap<>();
    private final Set<String> canceled = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** A payment was answered for: the same key must always have led to the same one. */
    void payment(String key, JsonObject payment) {
        String id = payment.getString("id");
        String earlier = byKey.putIfAbsent(key, id);
        if (earlier != null && !earlier.equals(id)) {
            faults.add("one key led to " + earlier + " and to " + id);
        }
        synchronized (payments) {
            payments.add(id);
        }
        operations(payment);
    }

    /** Remembers operations that were said to have succeeded, and whether the payment was said to be canceled. */
    void operations(JsonObject payment) {
        calledOff(payment);
        payment.getJsonArray("operations").forEach(one -> {
            JsonObject operation = (JsonObject) one;
            if ("succeeded".equals(operation.getString("status"))) {
                succeeded.put(operation.getString("id"), payment.getString("id"));
            }
        });
    }

    /** Remembers a payment or session that was said to be canceled. */
    void calledOff(JsonObject paymentOrSession) {
        if ("canceled".equals(paymentOrSession.getString("status"))) {
            canceled.add(paymentOrSession.getString("id"));
        }
    }

    /** A payment to do something with, any actor's; null while there is none. */
    @org.jspecify.annotations.Nullable String any(Random random) {
        synchronized (payments) {
            return payments.isEmpty() ? null : payments.get(random.nextInt(payments.size()));
        }
    }

    /** Counts how something ended. */
    void count(String what) {
        synchronized (counts) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    /** Remembers an answer that may not be. */
    void fault(String what) {
        faults.add(what);
    }

    List<String> paymentIds() {
        synchronized (payments) {
            return List.copyOf(payments);
        }
    }

    /** By operation, the payment that it belongs to. */
    Map<String, String> succeededOperations() {
        return Map.copyOf(succeeded);
    }

    /** Payments and sessions. */
    Set<String> canceledIds() {
        return Set.copyOf(canceled);
    }

    Map<String, Integer> counts() {
        synchronized (counts) {
            return new TreeMap<>(counts);
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
