package io.mintmark.session.sessions.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a session failed, or why its last attempt came to nothing.
 *
 * @param detail for the merchant's people to read; the payer is told less
 */
public record Failure(Reason reason, @Nullable String detail) {
    /** What programs go by. */
    public enum Reason {
        /** The card was refused; an attempt is used up. */
        DECLINED,
        /** The bank could not confirm that it was the payer; an attempt is used up. */
        AUTHENTICATION_FAILED,
        /** The card can no longer be taken, and the payer has to enter it again. */
        NOT_ACTIVATABLE,
        /** A part that was needed is away; nothing was used up. */
        TEMPORARILY_UNAVAILABLE,
        /** The last attempt was refused too: the session's end. */
        VERIFICATION_REFUSED,
        /** The same where the card was to pay. */
        PAYMENT_REFUSED;

        /** As the API and the events write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
