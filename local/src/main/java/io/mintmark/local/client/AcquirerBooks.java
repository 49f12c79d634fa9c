package io.mintmark.local.client;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The simulated acquirer's books, which know nothing of ours. */
public final class AcquirerBooks {
    private static final int OK = 200;

    private final Calls calls;

    /** @param calls to the simulator */
    public AcquirerBooks(Calls calls) {
        this.calls = calls;
    }

    /** What it has booked for a merchant, in numbers of authorizations by state and in sums by currency. */
    public Future<JsonObject> totals(long merchant) {
        return calls.send(HttpMethod.GET, "/sim/acquirer/books?merchant=" + merchant, Map.of(), null)
                .map(answer -> answer.json(OK, "the acquirer's books"));
    }
}
