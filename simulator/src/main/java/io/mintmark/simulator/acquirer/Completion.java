package io.mintmark.simulator.acquirer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said when a caller wanted an authorization finished, after its challenge.
 *
 * @param authorization the reference of the authorization, whether there is one or not
 * @param decision on the authorization; without an authentication where there was nothing to decide
 */
record Completion(String reference, String id, String authorization, Decision decision, String bodyHash, Instant at)
        implements Operation {
    static final String TYPE = "completion";

    @Override
    public String about() {
        return authorization;
    }

    @Override
    public String typeName() {
        return TYPE;
    }

    @Override
    public @Nullable String responseCode() {
        return decision.responseCode();
    }

    /** Whether the authorization was waiting for it. */
    boolean decides() {
        return decision.authentication() != null;
    }
}
