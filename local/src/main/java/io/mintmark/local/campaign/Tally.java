package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there was in the end.
 *
 * @param authorizations in the books of the acquirer that is sent cards
 * @param externals authorizations in the books of the other one
 * @param completions of challenges, by what became of them
 * @param duplicates requests that reached an acquirer again
 * @param statuses of all payments
 * @param authentications of all attempts whose payers' banks had a say
 */
public record Tally(
        int payments,
        int sessions,
        int authorizations,
        int externals,
        Map<String, Integer> completions,
        int duplicates,
        Map<String, Integer> statuses,
        Map<String, Integer> authentications) {
    static Tally of(List<JsonObject> payments, List<JsonObject> sessions, Books books) {
        Map<String, Integer> completions = new TreeMap<>();
        books.all().stream()
                .filter(operation -> "completion".equals(operation.getString("type")))
                .forEach(operation -> completions.merge(operation.getString("result"), 1, Integer::sum));
        Map<String, Integer> statuses = new TreeMap<>();
        Map<String, Integer> authentications = new TreeMap<>();
        payments.forEach(payment -> {
            statuses.merge(payment.getString("status"), 1, Integer::sum);
            payment.getJsonArray("attempts").forEach(one -> {
                JsonObject how = ((JsonObject) one).getJsonObject("threeDSecure");
                if (how != null) {
                    authentications.merge(how.getString("status"), 1, Integer::sum);
                }
            });
        });
        return new Tally(
                payments.size(),
                sessions.size(),
                count(books.cards()),
                count(books.profiles()),
                completions,
                duplicates(books),
                statuses,
                authentications);
    }

    private static int count(List<JsonObject> operations) {
        return (int) operations.stream().filter(Books::isAuthorization).count();
    }

    private static int duplicates(Books books) {
        return books.all().stream()
                .mapToInt(operation -> operation.getInteger("received") - 1)
                .sum();
    }
}
