package io.mintmark.session.payments.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.ThreeDSecure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Writes down what is about to be sent. */
@Singleton
public class BeginAttempt {
    /** A payment, and the attempt at it that is to be sent now. */
    public record Begun(Payment payment, Attempt attempt) {}

    /**
     * What an attempt is to be.
     *
     * @param sessionSequence the version of the session that waits; 0 where there is no session
     * @param plain whether the payer is not to be authenticated, even if the merchant usually wants that
     */
    public record Wanted(CardRef card, long sessionSequence, boolean plain) {}

    private final Payments payments;
    private final PaymentChanges changes;
    private final PaymentConfig config;
    private final Ids ids;
    private final Authenticated authenticated;

    BeginAttempt(
            Payments payments, PaymentChanges changes, PaymentConfig config, Ids ids, Authenticated authenticated) {
        this.payments = payments;
        this.changes = changes;
        this.config = config;
        this.ids = ids;
        this.authenticated = authenticated;
    }

    /** The id of a payment that will be. */
    public PaymentId nextId() {
        return new PaymentId(ids.next(PaymentId.PREFIX));
    }

    /**
     * The first attempt of a session's payment, with its event, or the next one.
     *
     * @param terms of the payment: with another card they may be others, as nothing has been authorized by the earlier ones
     * @throws io.mintmark.session.payments.domain.AttemptStands while an earlier attempt may hold the amount
     */
    public Uni<Begun> begin(SqlConnection tx, MerchantId merchant, PaymentId id, PaymentTerms terms, Wanted wanted) {
        return payments.lock(tx, merchant, id)
                .chain(found -> found.isPresent()
                        ? another(tx, found.get(), terms, wanted)
                        : first(tx, merchant, id, terms, wanted));
    }

    /** The first attempt of a new payment with this id. */
    Uni<Begun> first(SqlConnection tx, MerchantId merchant, PaymentId id, PaymentTerms terms, Wanted wanted) {
        return payments.add(tx, merchant, id, terms)
                .chain(payment -> attempt(tx, payment, payment.createdAt(), wanted))
                .call(begun -> changes.begun(tx, begun.payment()));
    }

    private Uni<Begun> another(SqlConnection tx, Payments.Seen seen, PaymentTerms terms, Wanted wanted) {
        Payment revised = seen.payment().revise(terms);
        return payments.saveTerms(tx, revised)
                .chain(() -> attempt(tx, revised, seen.now(), wanted))
                .chain(begun -> changes.keep(tx, begun.payment()).map(stored -> new Begun(stored, begun.attempt())));
    }

    private Uni<Begun> attempt(SqlConnection tx, Payment payment, Instant now, Wanted wanted) {
        Attempt attempt = new Attempt(
                ids.next(Attempt.PREFIX),
                payment.attempts().size() + 1,
                wanted.card(),
                payment.terms().capturesAtOnce(),
                wanted.sessionSequence(),
                Attempt.Status.UNDECIDED,
                false,
                0,
                now.plus(config.sendWithin()),
                null,
                now,
                isAuthenticated(payment, wanted) ? ThreeDSecure.WANTED : null);
        boolean fresh = payment.attempts().isEmpty();
        Payment tried = payment.tryAgain(attempt);
        return payments.add(tx, payment, attempt, config.sendLease())
                .replaceWith(new Begun(fresh ? tried.asFirstVersion() : tried, attempt));
    }

    /** A payer without a session needs a place to come back to; the request was refused without one. */
    private boolean isAuthenticated(Payment payment, Wanted wanted) {
        PaymentTerms terms = payment.terms();
        boolean canComeBack = terms.session() != null || terms.returnUrl() != null;
        return !wanted.plain()
                && canComeBack
                && authenticated.isWanted(new MerchantId(payment.merchant()), terms.isMerchantInitiated());
    }
}
