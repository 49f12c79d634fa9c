package io.mintmark.endtoend.acquirer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The acquirer's books on one page.
 *
 * @param open authorizations that hold somebody's money
 * @param waiting authorizations whose payer has a challenge to answer; they hold nothing
 * @param duplicates requests that arrived again, and changed nothing
 * @param conflicts requests under a reference of another one
 * @param currencies by code
 */
public record Totals(int open, int waiting, int duplicates, int conflicts, Map<String, Sums> currencies) {
    static Totals of(JsonNode books) {
        Map<String, Sums> currencies = new TreeMap<>();
        books.path("currencies")
                .fields()
                .forEachRemaining(each -> currencies.put(each.getKey(), Sums.of(each.getValue())));
        return new Totals(
                books.path("open").asInt(),
                books.path("challenge").asInt(),
                books.path("duplicates").asInt(),
                books.path("conflicts").asInt(),
                currencies);
    }
}
