package io.mintmark.simulator.acquirer;

import java.time.Instant;

/**
 * A decided capture or refund.
 *
 * @param authorization the reference of the authorization, whether there is one or not
 */
record Movement(
        Direction direction,
        String reference,
        String id,
        String authorization,
        Money amount,
        String responseCode,
        String bodyHash,
        Instant at)
        implements Operation {
    @Override
    public String about() {
        return authorization;
    }

    @Override
    public String typeName() {
        return direction.wireName();
    }
}
