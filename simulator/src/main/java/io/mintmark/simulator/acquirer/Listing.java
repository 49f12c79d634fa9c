package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the books somebody wants to see. Operations are only ever added, so pages neither overlap nor miss one.
 *
 * @param merchant that authorized; null for all
 * @param reference of the operation, or of the authorization that it is about; null for all
 * @param type of operations; null for all
 * @param after how many of the books' operations to pass over: {@code next} of the page before
 * @param most how many at once
 */
record Listing(@Nullable String merchant, @Nullable String reference, @Nullable String type, int after, int most) {
    static Listing all(int most) {
        return new Listing(null, null, null, 0, most);
    }

    JsonObject of(Ledger ledger) {
        List<Operation> all = ledger.inOrder();
        JsonArray data = new JsonArray();
        int at = Math.min(after, all.size());
        for (; at < all.size(); at++) {
            Operation operation = all.get(at);
            if (!wants(operation, ledger)) {
                continue;
            }
            if (data.size() == most) {
                break;
            }
            data.add(OperationJson.listed(operation, ledger));
        }
        return new JsonObject()
                .put("data", data)
                .put("hasMore", at < all.size())
                .put("next", at);
    }

    private boolean wants(Operation operation, Ledger ledger) {
        return (type == null || type.equals(operation.typeName()))
                && (reference == null || reference.equals(operation.reference()) || reference.equals(operation.about()))
                && (merchant == null || merchant.equals(merchantOf(operation, ledger)));
    }

    private static @Nullable String merchantOf(Operation operation, Ledger ledger) {
        return ledger.account(operation)
                .map(account -> account.authorization().merchant())
                .orElse(null);
    }
}
