package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books on one page. */
final class Totals {
    private final Instant now;
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private final JsonObject operations = new JsonObject();
    private @Nullable Duration oldestOpen;
    private @Nullable Duration longestOpen;
    private int duplicates;
    private int conflicts;

    private Totals(Instant now) {
        this.now = now;
        for (String type : List.of(Authorization.TYPE, Completion.TYPE, "capture", "refund", Reversal.TYPE)) {
            operations.put(type, new JsonObject().put("approved", 0).put("declined", 0));
        }
        operations.getJsonObject(Authorization.TYPE).put("challenge", 0);
    }

    static JsonObject of(Ledger ledger, @Nullable String merchant, Instant now) {
        Totals totals = new Totals(now);
        Collection<Account> accounts = ledger.accounts().stream()
                .filter(account -> isOf(merchant, account))
                .toList();
        accounts.forEach(totals::count);
        for (Operation operation : ledger.inOrder()) {
            if (merchant == null
                    || ledger.account(operation)
                            .filter(account -> isOf(merchant, account))
                            .isPresent()) {
                totals.count(operation, ledger);
            }
        }
        return totals.json().put("currencies", Sums.of(accounts));
    }

    private static boolean isOf(@Nullable String merchant, Account account) {
        return merchant == null || account.authorization().merchant().equals(merchant);
    }

    private void count(Account account) {
        Instant begun = account.authorization().at();
        counts.merge(account.state(), 1, Integer::sum);
        if (account.state() == State.AUTHORIZED) {
            oldestOpen = longer(oldestOpen, Duration.between(begun, now));
        }
        Reversal reversal = account.reversal();
        if (reversal != null && account.decision().approves()) {
            longestOpen = longer(longestOpen, Duration.between(begun, reversal.at()));
        }
    }

    private void count(Operation operation, Ledger ledger) {
        Ledger.Arrivals arrivals = ledger.arrivals(operation);
        duplicates += arrivals.same() - 1;
        conflicts += arrivals.other();
        JsonObject results = operations.getJsonObject(operation.typeName());
        String result = OperationJson.result(operation, ledger);
        results.put(result, results.getInteger(result) + 1);
    }

    private static Duration longer(@Nullable Duration known, Duration candidate) {
        return known == null || candidate.compareTo(known) > 0 ? candidate : known;
    }

    private JsonObject json() {
        return new JsonObject()
                .put("open", counts.getOrDefault(State.AUTHORIZED, 0))
                .put("oldestOpenSeconds", oldestOpen == null ? null : oldestOpen.toSeconds())
                .put("voided", counts.getOrDefault(State.VOIDED, 0))
                .put("longestOpenMillis", longestOpen == null ? null : longestOpen.toMillis())
                .put("declined", counts.getOrDefault(State.DECLINED, 0))
                .put("captured", counts.getOrDefault(State.CAPTURED, 0))
                .put("challenge", counts.getOrDefault(State.CHALLENGE, 0))
                .put("operations", operations)
                .put("duplicates", duplicates)
                .put("conflicts", conflicts);
    }
}
