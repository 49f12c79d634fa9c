package io.mintmark.simulator.acquirer;

import java.time.Instant;

/**
 * A decided void.
 *
 * @param authorization the reference of the authorization, whether there is one or not
 */
record Reversal(String reference, String id, String authorization, String responseCode, String bodyHash, Instant at)
        implements Operation {
    static final String TYPE = "void";

    @Override
    public String about() {
        return authorization;
    }

    @Override
    public String typeName() {
        return TYPE;
    }
}
