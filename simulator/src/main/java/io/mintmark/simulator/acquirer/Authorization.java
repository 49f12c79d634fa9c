package io.mintmark.simulator.acquirer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization as it was first answered. Nothing of it changes; what became of it is told by its {@link Account}. */
record Authorization(
        String reference,
        String id,
        String merchant,
        Money amount,
        Terms terms,
        KnownCredential credential,
        Decision decision,
        String authorizationCode,
        String networkTransactionId,
        String bodyHash,
        Instant at)
        implements Operation {
    static final String TYPE = "authorization";

    @Override
    public String about() {
        return reference;
    }

    @Override
    public String typeName() {
        return TYPE;
    }

    @Override
    public @Nullable String responseCode() {
        return decision.responseCode();
    }
}
