package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What was authorized, let go of, captured and refunded in one currency. */
final class Sums {
    private long authorized;
    private long voided;
    private long captured;
    private long refunded;

    private Sums() {}

    /** By currency, in minor units. */
    static JsonObject of(Collection<Account> accounts) {
        Map<String, Sums> sums = new TreeMap<>();
        for (Account account : accounts) {
            if (account.decision().approves()) {
                sums.computeIfAbsent(account.captured().currency(), first -> new Sums())
                        .add(account);
            }
        }
        JsonObject json = new JsonObject();
        sums.forEach((currency, sum) -> json.put(currency, sum.json()));
        return json;
    }

    private void add(Account account) {
        long value = account.authorization().amount().value();
        authorized += value;
        voided += account.state() == State.VOIDED ? value : 0;
        captured += account.captured().value();
        refunded += account.refunded().value();
    }

    private JsonObject json() {
        return new JsonObject()
                .put("authorized", authorized)
                .put("voided", voided)
                .put("captured", captured)
                .put("refunded", refunded);
    }
}
