package io.mintmark.simulator.acquirer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was said, once and for ever, under one reference. */
sealed interface Operation extends Entry permits Authorization, Completion, Movement, Reversal {
    /** Our own name for it. */
    String id();

    /** The reference of the authorization that it is about: its own, if it is one. */
    String about();

    /** As callers know it. */
    String typeName();

    /** Null for an authorization that came to wait for a challenge. */
    @Nullable String responseCode();

    /** Tells whether another request of this reference is the same. */
    String bodyHash();

    Instant at();

    default boolean isApproved() {
        return ResponseCodes.APPROVED.equals(responseCode());
    }
}
