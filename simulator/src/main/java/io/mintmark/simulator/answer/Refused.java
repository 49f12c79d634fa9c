package io.mintmark.simulator.answer;

import org.jspecify.annotations.Nullable;

/** A request that has no effect on any books. The message never repeats what the caller sent. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, by the name that callers see. */
    public enum Reason {
        /** Not signed, not signed as required, or not by a known key. */
        BAD_SIGNATURE(401),
        /** Signed in order, and too old. */
        EXPIRED_SIGNATURE(401),
        /** The body or a parameter is not what it has to be. */
        MALFORMED(400),
        /** There is no operation of that reference. */
        UNKNOWN_REFERENCE(404),
        /** The reference belongs to an operation with another body. */
        REFERENCE_REUSED(409);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Reason reason;
    private final @Nullable String detail;

    public Refused(Reason reason) {
        this(reason, null);
    }

    /** @param detail for the person who looks for the fault */
    public Refused(Reason reason, @Nullable String detail) {
        super(detail == null ? reason.code() : reason.code() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    @Nullable String detail() {
        return detail;
    }
}
