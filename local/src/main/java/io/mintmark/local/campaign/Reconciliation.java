package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the platform's books, as its API tells them, against the acquirers'. Authorizations are matched by reference: the
 * attempt's id and {@code -authorize}; completions by the attempt's id and {@code -complete}.
 */
final class Reconciliation {
    private static final Set<String> PAID = Set.of("captured", "refunded");
    private static final Set<String> HOLDING = Set.of("authorized", "captured");
    private static final Set<String> UNDER_WAY = Set.of("processing", "requires_action");
    private static final String APPROVED = "approved";
    private static final String AUTHORIZE = "-authorize";
    private static final String COMPLETE = "-complete";

    private final List<String> differences = new ArrayList<>();
    /** By reference, what no payment has claimed yet. */
    private final Map<String, JsonObject> cards;

    private final Map<String, JsonObject> profiles;
    /** By the authorization that they are about. */
    private final Map<String, List<JsonObject>> completions;

    private Reconciliation(Books books) {
        cards = authorizations(books.cards());
        profiles = authorizations(books.profiles());
        completions = books.all().stream()
                .filter(operation -> "completion".equals(operation.getString("type")))
                .collect(Collectors.groupingBy(operation -> operation.getString("authorization")));
    }

    private static Map<String, JsonObject> authorizations(List<JsonObject> operations) {
        return operations.stream()
                .filter(Books::isAuthorization)
                .collect(Collectors.toMap(
                        operation -> operation.getString("reference"),
                        Function.identity(),
                        (first, second) -> second,
                        HashMap::new));
    }

    /**
     * What is not as it must be; empty in the end.
     *
     * @param payments the merchant's, all
     * @param sessions the merchant's, all
     */
    static List<String> differences(
            List<JsonObject> payments, List<JsonObject> sessions, Books books, Journal journal) {
        Reconciliation now = new Reconciliation(books);
        now.nobodyIsWaitedFor(books);
        payments.forEach(now::compare);
        now.nothingElseIsHeld();
        now.nothingElseWasCompleted();
        now.sessionsAreAtRest(sessions);
        now.whatWasAcknowledgedIsThere(payments, sessions, journal);
        return now.differences;
    }

    /** What waits for a payer, and is not waited for any more, was to be let go of. */
    private void nobodyIsWaitedFor(Books books) {
        books.all().stream()
                .filter(Books::isAuthorization)
                .filter(authorization -> "challenge".equals(authorization.getString("state")))
                .forEach(authorization ->
                        differences.add("the acquirer waits for the payer of " + authorization.getString("reference")));
    }

    private void compare(JsonObject payment) {
        String id = payment.getString("id");
        String status = payment.getString("status");
        if ("requires_action".equals(status)) {
            differences.add(id + " is requires_action");
        }
        boolean external =
                "external".equals(payment.getJsonObject("paymentMethod").getString("source"));
        List<JsonObject> standing = new ArrayList<>();
        List<JsonObject> attempted = new ArrayList<>();
        each(payment, "attempts", attempt -> {
            if ("pending".equals(attempt.getString("result"))) {
                differences.add(id + " has an attempt that is pending");
            }
            JsonObject known = claim(id, attempt.getString("id") + AUTHORIZE, external);
            if (known != null && HOLDING.contains(known.getString("state"))) {
                standing.add(known);
                attempted.add(attempt);
            }
            compareCompletions(id, attempt, known);
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
            compare(id, payment, attempted.get(0), standing.get(0));
        }
    }

    /** The authorization, if the right acquirer has it. */
    private @Nullable JsonObject claim(String payment, String reference, boolean external) {
        JsonObject elsewhere = (external ? cards : profiles).remove(reference);
        if (elsewhere != null) {
            differences.add(payment + " is in the books of the wrong acquirer: " + reference);
        }
        return (external ? profiles : cards).remove(reference);
    }

    /** A challenge is completed once, under the attempt's own name; who pays after one has convinced the bank. */
    private void compareCompletions(String payment, JsonObject attempt, @Nullable JsonObject authorization) {
        String id = attempt.getString("id");
        List<JsonObject> all = Objects.requireNonNullElse(completions.remove(id + AUTHORIZE), List.of());
        all.stream()
                .map(completion -> completion.getString("reference"))
                .filter(reference -> !reference.equals(id + COMPLETE))
                .forEach(reference -> differences.add(payment + " was completed under another name: " + reference));
        long approved = all.stream()
                .filter(completion -> APPROVED.equals(completion.getString("result")))
                .count();
        boolean mustBe = authorization != null
                && HOLDING.contains(authorization.getString("state"))
                && "challenged".equals(authentication(authorization, "authentication"));
        if (approved > 1 || (mustBe && approved == 0)) {
            differences.add(payment + " has " + approved + " approved completions of " + id);
        }
    }

    private void compare(String id, JsonObject payment, JsonObject attempt, JsonObject authorization) {
        same(id, "amount", value(payment, "amount"), value(authorization, "amount"));
        same(id, "captured", value(payment, "captured"), number(authorization, "capturedAmount"));
        same(id, "refunded", value(payment, "refunded"), number(authorization, "refundedAmount"));
        same(
                id,
                "authentication",
                authentication(attempt, "threeDSecure"),
                authentication(authorization, "authentication"));
    }

    private static String authentication(JsonObject owner, String member) {
        JsonObject how = owner.getJsonObject(member);
        return how == null ? "none" : how.getString("status");
    }

    private void same(String id, String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            differences.add(id + ": " + what + " is " + ours + " here and " + theirs + " at the acquirer");
        }
    }

    private void nothingElseIsHeld() {
        for (Map<String, JsonObject> unclaimed : List.of(cards, profiles)) {
            unclaimed.forEach((reference, authorization) -> {
                if (HOLDING.contains(authorization.getString("state"))) {
                    differences.add("the acquirer holds " + reference + ", which no payment knows");
                }
            });
        }
    }

    private void nothingElseWasCompleted() {
        completions
                .keySet()
                .forEach(reference ->
                        differences.add("the acquirer completed " + reference + ", which no payment knows"));
    }

    private void sessionsAreAtRest(List<JsonObject> sessions) {
        sessions.stream()
                .filter(session -> UNDER_WAY.contains(session.getString("status")))
                .forEach(session -> differences.add(session.getString("id") + " is " + session.getString("status")));
    }

    private void whatWasAcknowledgedIsThere(List<JsonObject> payments, List<JsonObject> sessions, Journal journal) {
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
        sessions.forEach(session -> byId.put(session.getString("id"), session));
        journal.canceledIds().forEach(id -> {
            JsonObject now = byId.get(id);
            if (now != null && !"canceled".equals(now.getString("status"))) {
                differences.add(id + " was said to be canceled and is " + now.getString("status"));
            }
        });
        differences.addAll(journal.faults());
    }

    private static boolean hasSucceeded(JsonObject payment, String operation) {
        return payment.getJsonArray("operations").stream()
                .map(JsonObject.class::cast)
                .anyMatch(one -> operation.equals(one.getString("id")) && "succeeded".equals(one.getString("status")));
    }

    private static void each(JsonObject payment, String list, Consumer<JsonObject> action) {
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
