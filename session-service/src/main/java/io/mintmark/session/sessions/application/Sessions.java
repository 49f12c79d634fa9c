package io.mintmark.session.sessions.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored sessions. Every method works in the transaction it is given; every time is the database's. */
public interface Sessions {
    /**
     * A session as read.
     *
     * @param overdue whether its time has run out by now
     */
    record Seen(Session session, boolean overdue) {}

    /**
     * A session that nobody has finished.
     *
     * @param hopeless whether it has waited long enough
     */
    record LeftBehind(Session session, boolean hopeless) {}

    /** A session, and the hash of its links' token: it is nobody's business whose token has another. */
    record Link(Seen seen, byte[] tokenHash) {
        MerchantId merchant() {
            return new MerchantId(seen.session().merchant());
        }

        @Override
        public String toString() {
            return "Link[" + seen.session().id() + "]";
        }
    }

    /** Stores a new session; empty if the merchant has used the reference before. */
    Uni<Optional<Session>> add(
            SqlConnection tx,
            MerchantId merchant,
            SessionId id,
            SessionOrder order,
            byte[] tokenHash,
            Duration lifetime);

    Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, SessionId id);

    /** The same, locked until the transaction ends: for whoever changes something else with it. */
    Uni<Optional<Seen>> lock(SqlConnection tx, MerchantId merchant, SessionId id);

    /** For the payer, who has a token and no merchant: under the system role only. */
    Uni<Optional<Link>> link(SqlConnection tx, SessionId id);

    /**
     * Stores the next version of a session if the version before it is still the stored one (compare-and-set).
     *
     * @return what is stored now; empty if somebody else was faster, and then nothing is changed
     */
    Uni<Optional<Session>> save(SqlConnection tx, Session next);

    /** A merchant's sessions whose time has run out, locked; those that others have locked are left to them. */
    Uni<List<Session>> overdue(SqlConnection tx, MerchantId merchant, int limit);

    /** The same for all merchants: under the system role only. */
    Uni<List<Session>> overdue(SqlConnection tx, int limit);

    /**
     * Takes sessions that have been processing for too long, for the length of the lease: under the system role only.
     * Those whose card is being tried, without an outcome, are not among them.
     * Nobody else gets them meanwhile, and no transaction stays open.
     *
     * @param hopelessAfter after how long in all it is said that a session has waited long enough
     */
    Uni<List<LeftBehind>> leaseLeftBehind(
            SqlConnection tx, Duration after, Duration hopelessAfter, Duration lease, int limit);

    /** The latest sessions first, from after a position on. */
    Uni<List<Session>> list(SqlConnection tx, SessionQuery query, Cursors.@Nullable Position after, int limit);

    /** The latest sessions first, without the first {@code offset}. */
    Uni<List<Session>> page(SqlConnection tx, SessionQuery query, long offset, int limit);

    Uni<Long> count(SqlConnection tx, SessionQuery query);
}
