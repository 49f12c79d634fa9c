package io.mintmark.session.sessions.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.customers.application.IdentifyShopper;
import io.mintmark.session.payments.application.PaymentNames;
import io.mintmark.session.payments.application.UsableToken;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.messaging.SessionEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens a session for a merchant. */
@Singleton
public class OpenSession {
    /**
     * The session that a request led to.
     *
     * @param replayed whether an earlier request with the same idempotency key had opened it
     */
    public record Opened(Session session, boolean replayed) {}

    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final IdentifyShopper shoppers;
    private final UsableToken tokens;
    private final PaymentNames names;
    private final PayerLinks links;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;

    OpenSession(
            Transactions transactions,
            Sessions sessions,
            SessionChanges changes,
            IdentifyShopper shoppers,
            UsableToken tokens,
            PaymentNames names,
            PayerLinks links,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.changes = changes;
        this.shoppers = shoppers;
        this.tokens = tokens;
        this.names = names;
        this.links = links;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
    }

    /**
     * Opens the session once per idempotency key.
     *
     * <p>The customer and the token are asked for at the vault before the transaction, since none stays open during a call. Where the
     * vault refuses, or is away, an earlier request with the key may have succeeded: that is looked for then. It is looked for
     * first where the vault would make a customer, which a repetition, or another body under the same key, must not.
     *
     * @param shopperReference the merchant's own name for the customer; whoever is none yet becomes one
     * @throws Problem those of {@link IdentifyShopper}, those of {@link UsableToken}, 409 {@code duplicate_reference},
     *     those of {@link PaymentNames}, and those of idempotency
     */
    public Uni<Opened> open(
            MerchantId merchant,
            SessionOrder order,
            @Nullable String shopperReference,
            Duration lifetime,
            IdempotentRequest request) {
        SessionId id = new SessionId(ids.next(SessionId.PREFIX));
        Optional<String> token = order.checkout().map(CheckoutSettings::token);
        if (order.customerId() == null && shopperReference == null && token.isEmpty()) {
            return once(merchant, request, id, order, lifetime);
        }
        Uni<SessionOrder> asked = shoppers.identify(merchant, order.customerId(), shopperReference)
                .map(customer -> order.of(customer.orElse(null)))
                .call(known -> token(merchant, token, known.customerId()));
        if (order.customerId() == null && shopperReference != null) {
            return earlier(merchant, request)
                    .chain(found -> found.map(opened -> Uni.createFrom().item(opened))
                            .orElseGet(() -> asked.chain(known -> once(merchant, request, id, known, lifetime))));
        }
        return asked.onItemOrFailure()
                .transformToUni((known, refusal) -> refusal == null
                        ? once(merchant, request, id, known, lifetime)
                        : earlier(merchant, request).chain(found -> found.map(
                                        opened -> Uni.createFrom().item(opened))
                                .orElseGet(() -> Uni.createFrom().failure(refusal))));
    }

    /** What a request with this key has opened before. */
    private Uni<Optional<Opened>> earlier(MerchantId merchant, IdempotentRequest request) {
        return request.key() == null
                ? Uni.createFrom().item(Optional.empty())
                : transactions.asMerchant(merchant, tx -> idempotency.earlier(tx, request, replay(tx, merchant)));
    }

    private Uni<Void> token(MerchantId merchant, Optional<String> token, @Nullable String customer) {
        return token.isEmpty()
                ? Uni.createFrom().voidItem()
                : tokens.find(merchant, token.get(), customer, "#/token").replaceWithVoid();
    }

    private Uni<Opened> once(
            MerchantId merchant, IdempotentRequest request, SessionId id, SessionOrder order, Duration lifetime) {
        return transactions.asMerchant(
                merchant,
                tx -> idempotency.once(
                        tx, request, id.value(), () -> add(tx, merchant, id, order, lifetime), replay(tx, merchant)));
    }

    private Function<String, Uni<Opened>> replay(SqlConnection tx, MerchantId merchant) {
        return earlier ->
                changes.current(tx, merchant, new SessionId(earlier)).map(session -> new Opened(session, true));
    }

    private Uni<Opened> add(
            SqlConnection tx, MerchantId merchant, SessionId id, SessionOrder order, Duration lifetime) {
        return sessions.add(tx, merchant, id, order, links.tokenHash(id), lifetime)
                .map(added -> added.orElseThrow(OpenSession::duplicateReference))
                .call(session -> takeNames(tx, merchant, session))
                .call(session -> outbox.append(tx, SessionEvents.created(session)))
                .map(session -> new Opened(session, false));
    }

    /** Taken now, so that the payer does not learn of a name that is another payment's. */
    private Uni<Void> takeNames(SqlConnection tx, MerchantId merchant, Session session) {
        return session.order()
                .checkout()
                .map(checkout -> names.take(
                        tx, merchant, checkout.payment(), session.id().value(), "#/paymentRequest"))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Problem duplicateReference() {
        return Problem.conflict(
                "duplicate_reference",
                "Another session has this reference.",
                new FieldError("#/referenceId", "duplicate_reference", "Each reference names one session."));
    }
}
