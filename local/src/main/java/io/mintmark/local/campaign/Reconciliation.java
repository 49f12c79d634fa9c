package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the platform's books, as its API tells them, against the acquirer's. Authorizations are matched by reference: the
 * attempt's id and {@code -authorize}.
 */
final class Reconciliation {
    private static final Set<String> PAID = Set.of("captured", "refunded");
    private static final Set<String> HOLDING = Set.of("authorized", "captured");
    private static final Set<String> UNDER_WAY = Set.of("processing", "requires_action");

    private final List<String> differences = new ArrayList<>();
    private final Map<String, JsonObject> booked = new HashMap<>();

    private Reconciliation() {}

    /**
     * What is not as it must be; empty in the end.
     *
     * @param payments the merchant's, all
     * @param sessions the merchant's, all
     * @param operations the acquirer's of this merchant, all
     */
    static List<String> differences(
            List<JsonObject> payments, List<JsonObject> sessions, List<JsonObject> operations, Journal journal) {
        Reconciliation books = new Reconciliation();
        operations.stream()
                .filter(operation -> "authorization".equals(operation.getString("type")))
                .forEach(operation -> books.booked.put(operation.getString("reference"), operation));
        payments.forEach(books::compare);
        books.nothingElseIsHeld();
        books.sessionsAreAtRest(sessions);
        books.whatWasAcknowledgedIsThere(payments, journal);
        return books.differences;
    }

    private void compare(JsonObject payment) {
        String id = payment.getString("id");
        String status = payment.getString("status");
        List<JsonObject> standing = new ArrayList<>();
        each(payment, "attempts", attempt -> {
            if ("pending".equals(attempt.getString("result"))) {
                differences.add(id + " has an attempt that is pending");
            }
            JsonObject known = booked.remove(attempt.getString("id") + "-authorize");
            if (known != null && HOLDING.contains(known.getString("state"))) {
                standing.add(known);
            }
        });
        each(payment, "operations", operation -> {
            if ("pending".equals(operation.getString("status"))) {
                differences.add(id + " has an operation that is pending: " + operation.getString("type"));
            }
        });
        if (standing.size() > 1) {
            differences.add(id + " holds money " + standing.size() + " times");
        }
        boolean holds = PAID.contains(status) || "authorized".equals(status);
        if (holds && standing.isEmpty()) {
            differences.add(id + " is " + status + ", and the acquirer holds nothing");
        } else if (!holds && !standing.isEmpty()) {
            differences.add(id + " is " + status + ", and the acquirer holds its amount");
        } else if (holds) {
            compare(id, payment, standing.get(0));
        }
    }

    private void compare(String id, JsonObject payment, JsonObject authorization) {
        same(id, "amount", value(payment, "amount"), value(authorization, "amount"));
        same(id, "captured", value(payment, "captured"), number(authorization, "capturedAmount"));
        same(id, "refunded", value(payment, "refunded"), number(authorization, "refundedAmount"));
    }

    private void same(String id, String what, long ours, long theirs) {
        if (ours != theirs) {
            differences.add(id + ": " + what + " is " + ours + " here and " + theirs + " at the acquirer");
        }
    }

    private void nothingElseIsHeld() {
        booked.forEach((reference, authorization) -> {
            if (HOLDING.contains(authorization.getString("state"))) {
                differences.add("the acquirer holds " + reference + ", which no payment knows");
            }
        });
    }

    private void sessionsAreAtRest(List<JsonObject> sessions) {
        sessions.stream()
                .filter(session -> UNDER_WAY.contains(session.getString("status")))
                .forEach(session -> differences.add(session.getString("id") + " is " + session.getString("status")));
    }

    private void whatWasAcknowledgedIsThere(List<JsonObject> payments, Journal journal) {
        Map<String, JsonObject> byId = new HashMap<>();
        payments.forEach(payment -> byId.put(payment.getString("id"), payment));
        journal.paymentIds().stream()
                .filter(id -> !byId.containsKey(id))
                .forEach(id -> differences.add(id + " was acknowledged and is gone"));
        journal.succeededOperations().forEach((operation, id) -> {
            JsonObject payment = byId.get(id);
            if (payment != null && !hasSucceeded(payment, operation)) {
                differences.add(operation + " of " + id + " was acknowledged and is not there");
            }
        });
        differences.addAll(journal.faults());
    }

    private static boolean hasSucceeded(JsonObject payment, String operation) {
        return payment.getJsonArray("operations").stream()
                .map(JsonObject.class::cast)
                .anyMatch(one -> operation.equals(one.getString("id")) && "succeeded".equals(one.getString("status")));
    }

    private static void each(JsonObject payment, String list, java.util.function.Consumer<JsonObject> action) {
        payment.getJsonArray(list).forEach(one -> action.accept((JsonObject) one));
    }

    private static long value(JsonObject owner, String member) {
        return owner.getJsonObject(member).getLong("value");
    }

    /** An amount as an object or as a bare number of minor units. */
    private static long number(JsonObject owner, String member) {
        Object amount = owner.getValue(member);
        return amount instanceof JsonObject object ? object.getLong("value") : ((Number) amount).longValue();
    }
}
