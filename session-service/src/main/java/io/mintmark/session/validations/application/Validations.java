package io.mintmark.session.validations.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.validations.domain.Validation;
import io.mintmark.session.validations.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored validations. Every method works in the transaction it is given; every time is the database's. */
public interface Validations {
    /**
     * A validation as read.
     *
     * @param now when it was read
     */
    record Seen(Validation validation, Instant now) {}

    /** The database's clock. */
    Uni<Instant> clock(SqlConnection tx);

    /** Stores a new one, to be sent within {@code sendWithin}; until {@code lease} has passed, it belongs to whoever sends it. */
    Uni<Validation> add(
            SqlConnection tx,
            MerchantId merchant,
            ValidationId id,
            String instrument,
            Duration sendWithin,
            Duration lease);

    Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, ValidationId id);

    /**
     * Stores the next version if the one before it is still the stored one (compare-and-set).
     *
     * @param lease for how long it belongs to whoever sends it; zero for nobody
     * @return whether it is stored; if not, somebody else was faster and nothing is changed
     */
    Uni<Boolean> save(SqlConnection tx, Validation next, Duration lease);

    /** Takes undecided ones for the length of the lease, so that nobody else does: under the system role only. */
    Uni<List<Seen>> leaseUndecided(SqlConnection tx, Duration lease, int limit);
}
