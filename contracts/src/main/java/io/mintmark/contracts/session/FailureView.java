package io.mintmark.contracts.session;

import org.jspecify.annotations.Nullable;

/**
 * Why a session failed, or why its last attempt came to nothing.
 *
 * @param reason stable, for programs: {@code declined}, {@code not_activatable} or {@code temporarily_unavailable} of an
 *     attempt; {@code verification_refused}, or {@code payment_refused} of a checkout, when the session failed with its last one
 * @param detail the same for the merchant's people, where there is more to say; never shown to the payer
 */
public record FailureView(String reason, @Nullable String detail) {
    /** A reason that says it all. */
    public FailureView(String reason) {
        this(reason, null);
    }
}
