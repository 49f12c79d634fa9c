package io.mintmark.session.sessions.domain;

import java.util.Locale;

/**
 * The payment instrument that a session ended with.
 *
 * @param instrumentId the token
 * @param result how the instrument came to the session
 */
public record SavedCard(String instrumentId, Result result) {
    /** Whether the payer entered the card or chose it. */
    public enum Result {
        CREATED,
        SELECTED;

        /** As the API and the events write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
