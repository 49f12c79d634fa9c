package io.mintmark.session.acquirer.domain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the payer is asked before an authorization is decided.
 *
 * @param address where the payer answers; null if it is none that we send anybody to
 */
public record Challenge(@Nullable URI address, Authentication authentication) {
    /** Leaves the address out: whoever has it may answer. */
    @Override
    public String toString() {
        return "Challenge[]";
    }
}
