package io.mintmark.vault.forward.domain;

import java.util.Set;

/**
 * Which merchants a destination was approved for.
 *
 * @param everyone whether for all there are, whatever the set says; in the sandbox only
 */
public record Approval(boolean everyone, Set<Long> merchants) {
    public Approval {
        merchants = Set.copyOf(merchants);
    }

    /** Whether this merchant is one of them. */
    public boolean covers(long merchant) {
        return everyone || merchants.contains(merchant);
    }
}
