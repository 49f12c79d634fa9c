package io.mintmark.session.payments.domain;

import io.mintmark.session.acquirer.domain.Authentication;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt's payer is authenticated.
 *
 * @param outcome what the acquirer said of it; null as long as it has said nothing
 * @param challenge where the payer answers the issuer's question; null where there is none
 * @param until when a payment without a session stops waiting for that
 */
public record ThreeDSecure(@Nullable Authentication outcome, @Nullable URI challenge, @Nullable Instant until) {
    /** Nothing is known of it yet. */
    public static final ThreeDSecure WANTED = new ThreeDSecure(null, null, null);

    /** Leaves the address out: whoever has it may answer. */
    @Override
    public String toString() {
        return "ThreeDSecure[" + outcome + "]";
    }
}
