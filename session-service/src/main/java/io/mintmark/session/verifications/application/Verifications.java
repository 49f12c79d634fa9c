package io.mintmark.session.verifications.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.verifications.domain.Trial;
import io.mintmark.session.verifications.domain.Verification;
import io.mintmark.session.verifications.domain.VerificationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored verifications. Every method works in the transaction it is given; every time is the database's. */
public interface Verifications {
    /**
     * A verification as read.
     *
     * @param now when it was read
     */
    record Seen(Verification verification, Instant now) {
        /** Whether a question asked now gets a final answer: nothing can arrive at the acquirer any more. */
        public boolean conclusive() {
            return now.isAfter(verification.sendBefore());
        }
    }

    /**
     * Stores a new one, to be sent within {@code sendWithin}; until {@code lease} has passed, it belongs to whoever
     * sends it.
     */
    Uni<Verification> add(SqlConnection tx, VerificationId id, Trial trial, Duration sendWithin, Duration lease);

    Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, VerificationId id);

    /** The one that this version of a session waits for. */
    Uni<Optional<Verification>> of(SqlConnection tx, MerchantId merchant, String session, long sessionSequence);

    /**
     * Stores the next version if the one before it is still the stored one (compare-and-set); nobody holds a lease
     * on it then.
     *
     * @return whether it is stored; if not, somebody else was faster and nothing is changed
     */
    Uni<Boolean> save(SqlConnection tx, Verification next);

    /** Takes undecided ones for the length of the lease, so that nobody else does: under the system role only. */
    Uni<List<Seen>> leaseUndecided(SqlConnection tx, Duration lease, int limit);

    /** Takes approved ones, whose amount is to be released: under the system role only. */
    Uni<List<Seen>> leaseApproved(SqlConnection tx, Duration lease, int limit);

    /** How many amounts have been held for longer than that: under the system role only. */
    Uni<Long> heldFor(SqlConnection tx, Duration time);
}
