package io.mintmark.session.sessions.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.messaging.SessionEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Opens a session for a merchant. */
@Singleton
public class OpenSession {
    /**
     * The session that a request led to.
     *
     * @param replayed whether an earlier request with the same idempotency key had opened it
     */
    public record Opened(Session session, boolean replayed) {}

    private static final Logger LOG = Logger.getLogger(OpenSession.class);

    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final Vault vault;
    private final PayerLinks links;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;

    OpenSession(
            Transactions transactions,
            Sessions sessions,
            SessionChanges changes,
            Vault vault,
            PayerLinks links,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.changes = changes;
        this.vault = vault;
        this.links = links;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
    }

    /**
     * Opens the session once per idempotency key.
     *
     * <p>The customer is asked for at the vault before the transaction, since none stays open during a call. A replay
     * asks nobody: it is looked for first, in a transaction that is rolled back if there is none.
     *
     * @throws Problem 422 {@code unknown_customer}, 409 {@code duplicate_reference}, and those of idempotency
     */
    public Uni<Opened> open(MerchantId merchant, SessionOrder order, Duration lifetime, IdempotentRequest request) {
        SessionId id = new SessionId(ids.next(SessionId.PREFIX));
        Uni<Opened> opening = once(merchant, request, id, tx -> () -> add(tx, merchant, id, order, lifetime));
        String customer = order.customerId();
        if (customer == null) {
            return opening;
        }
        Uni<Opened> afterCustomer = vault.knowsCustomer(merchant, customer)
                .onFailure()
                .transform(OpenSession::vaultAway)
                .chain(known -> known ? opening : Uni.createFrom().failure(unknownCustomer()));
        if (request.key() == null) {
            return afterCustomer;
        }
        return once(merchant, request, id, tx -> () -> Uni.createFrom().failure(new NotYet()))
                .onFailure(NotYet.class)
                .recoverWithUni(afterCustomer);
    }

    private interface Effect {
        Supplier<Uni<Opened>> in(SqlConnection tx);
    }

    private Uni<Opened> once(MerchantId merchant, IdempotentRequest request, SessionId id, Effect effect) {
        return transactions.asMerchant(
                merchant,
                tx -> idempotency.once(tx, request, id.value(), effect.in(tx), earlier -> changes.current(
                                tx, merchant, new SessionId(earlier))
                        .map(session -> new Opened(session, true))));
    }

    private Uni<Opened> add(
            SqlConnection tx, MerchantId merchant, SessionId id, SessionOrder order, Duration lifetime) {
        return sessions.add(tx, merchant, id, order, links.tokenHash(id), lifetime)
                .map(added -> added.orElseThrow(OpenSession::duplicateReference))
                .call(session -> outbox.append(tx, SessionEvents.created(session)))
                .map(session -> new Opened(session, false));
    }

    private static Problem vaultAway(Throwable failure) {
        LOG.warnf("a customer could not be looked up: %s", failure.toString());
        return Problem.unavailable("Customers cannot be looked up at the moment. Try again shortly.");
    }

    private static Problem unknownCustomer() {
        return Problem.unprocessable(
                "unknown_customer",
                "The customer does not exist.",
                new FieldError("#/customerId", "unknown_customer", "Create the customer first, or leave this out."));
    }

    private static Problem duplicateReference() {
        return Problem.conflict(
                "duplicate_reference",
                "Another session has this reference.",
                new FieldError("#/referenceId", "duplicate_reference", "Each reference names one session."));
    }

    /** The key has had no effect yet. */
    private static final class NotYet extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("not yet", null, false, false);
        }
    }
}
