package io.mintmark.session.payments.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentQuery;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored payments. Every method works in the transaction it is given; every time is the database's. */
public interface Payments {
    /**
     * A payment as read.
     *
     * @param now when it was read
     */
    record Seen(Payment payment, Instant now) {}

    /** A step of a payment that somebody has leased. */
    record Leased(Payment payment, String step, Instant now) {}

    /** The database's clock. */
    Uni<Instant> clock(SqlConnection tx);

    /** Stores a new one without attempts. */
    Uni<Payment> add(SqlConnection tx, MerchantId merchant, PaymentId id, PaymentTerms terms);

    Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, PaymentId id);

    /** The same, locked until the transaction ends: for every change. */
    Uni<Optional<Seen>> lock(SqlConnection tx, MerchantId merchant, PaymentId id);

    /** A session's payment, locked. */
    Uni<Optional<Seen>> lockOfSession(SqlConnection tx, MerchantId merchant, String session);

    /** Stores where a locked payment stands now. Attempts and operations are stored on their own. */
    Uni<Payment> save(SqlConnection tx, Payment next);

    /** Stores the terms of a locked payment of which nothing is authorized yet. */
    Uni<Void> saveTerms(SqlConnection tx, Payment revised);

    /** Stores a new attempt; until {@code lease} has passed, it belongs to whoever sends it. */
    Uni<Void> add(SqlConnection tx, Payment payment, Attempt attempt, Duration lease);

    /** Stores what became of an attempt; nobody holds a lease on it then. */
    Uni<Void> save(SqlConnection tx, Payment payment, Attempt attempt);

    /** The same of one that goes on: until {@code lease} has passed, it belongs to whoever sends its next step. */
    Uni<Void> save(SqlConnection tx, Payment payment, Attempt attempt, Duration lease);

    /** Stores a new operation; until {@code lease} has passed, it belongs to whoever sends it. */
    Uni<Void> add(SqlConnection tx, Payment payment, Operation operation, Duration lease);

    /** Stores what became of an operation. */
    Uni<Void> save(SqlConnection tx, Payment payment, Operation operation);

    /**
     * Takes attempts with a step of unknown outcome for the length of the lease: under the system role only.
     *
     * @param ofSessions those that a session waits for, or those of the API
     */
    Uni<List<Leased>> leaseUndecided(SqlConnection tx, boolean ofSessions, Duration lease, int limit);

    /** Takes attempts that nobody waits for and that are to be let go of: under the system role only. */
    Uni<List<Leased>> leaseGivenUp(SqlConnection tx, Duration lease, int limit);

    /** How many amounts were to be let go of for longer than that: under the system role only. */
    Uni<Long> heldFor(SqlConnection tx, Duration time);

    /** Takes pending operations: under the system role only. */
    Uni<List<Leased>> leasePending(SqlConnection tx, Duration lease, int limit);

    /**
     * Authorizations that nobody captured in time and that nothing is being done with: under the system role only. What
     * could not be let go of is tried again later and later, an hour apart in the end.
     */
    Uni<List<Payment>> overdue(SqlConnection tx, int limit);

    /** Payments by API whose payers have not answered their challenge in time: under the system role only. */
    Uni<List<Payment>> unanswered(SqlConnection tx, int limit);

    /** For the payer, who has a token and no merchant: under the system role only. */
    Uni<Optional<Payment>> find(SqlConnection tx, PaymentId id);

    /** The latest first, from after a position on. */
    Uni<List<Payment>> list(SqlConnection tx, PaymentQuery query, Cursors.@Nullable Position after, int limit);

    /**
     * Takes the merchant's own names for an owner, who may have taken them before.
     *
     * @return the names that are somebody else's: {@code reference}, {@code invoice}
     */
    Uni<List<String>> takeNames(
            SqlConnection tx, MerchantId merchant, String reference, @Nullable String invoice, String owner);

    /** By which authorization the holder of a saved card agreed to later ones. */
    Uni<Optional<String>> firstTransaction(SqlConnection tx, MerchantId merchant, String instrument);

    /** Remembers it, unless there is one. */
    Uni<Void> rememberFirst(SqlConnection tx, MerchantId merchant, String instrument, String networkTransactionId);
}
