package io.mintmark.session.acquirer.domain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the payer was authenticated (3-D Secure).
 *
 * @param eci the electronic commerce indicator: {@code 05}, {@code 06}, {@code 07}; Mastercard writes {@code 02}, {@code 01},
 *     {@code 00}. It is not a network token's
 * @param transactionId the authentication's name at the directory
 */
public record Authentication(Status status, @Nullable String eci, @Nullable String transactionId) {
    /** How it went. */
    public enum Status {
        /** Without a question to the payer. */
        FRICTIONLESS,
        /** The payer has a challenge to answer. */
        CHALLENGE,
        /** The payer has passed the challenge. */
        CHALLENGED,
        /** The issuer could not confirm that it was the payer. */
        FAILED,
        /** The directory could not be asked. */
        UNAVAILABLE,
        /** The card takes no part. */
        NOT_ENROLLED;

        /** As the acquirer and the API write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #label()} wrote; empty for what we have no name for. */
        public static Optional<Status> ofLabel(@Nullable String label) {
            for (Status status : values()) {
                if (status.label().equals(label)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }
}
