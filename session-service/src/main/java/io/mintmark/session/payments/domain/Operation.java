package io.mintmark.session.payments.domain;

import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.money.domain.Money;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done with an authorization: a part of it taken or given back, or all of it let go of. It is sent once,
 * under its id as reference.
 *
 * @param forExpiry whether a cancellation ends an authorization that nobody captured in time
 * @param responseCode the acquirer's, once it has decided
 */
public record Operation(
        String id,
        Type type,
        Money amount,
        Status status,
        boolean forExpiry,
        Instant sendBefore,
        @Nullable String responseCode,
        Instant createdAt) {
    /** Before the underscore of its id. */
    public static final String PREFIX = "op";

    /** What is done. */
    public enum Type {
        CAPTURE,
        REFUND,
        CANCELLATION;

        /** As the API and the events write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED;

        /** As the API and the events write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its name at the acquirer. */
    public Reference reference() {
        return new Reference(id);
    }

    public boolean isPending() {
        return status == Status.PENDING;
    }

    Operation end(boolean succeeded, @Nullable String code) {
        return new Operation(
                id, type, amount, succeeded ? Status.SUCCEEDED : Status.FAILED, forExpiry, sendBefore, code, createdAt);
    }
}
