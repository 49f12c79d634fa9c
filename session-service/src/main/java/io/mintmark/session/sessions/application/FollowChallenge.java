package io.mintmark.session.sessions.application;

import io.mintmark.platform.runtime.Detached;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.application.ChallengeLinks;
import io.mintmark.session.payments.application.CompletePayment;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.ThreeDSecure;
import io.mintmark.session.sessions.domain.ReturnUrl;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Leads a payer who has the link to a challenge, and whoever comes back from it to where the payer should be. */
@Singleton
public class FollowChallenge {
    private record Found(Payment payment, Attempt attempt) {
        MerchantId merchant() {
            return new MerchantId(payment.merchant());
        }
    }

    private final Transactions transactions;
    private final Payments payments;
    private final ChallengeLinks links;
    private final CompletePayment completePayment;
    private final ResumeSession resumeSession;
    private final LeadBack leadBack;
    private final Duration answerWithin;

    FollowChallenge(
            Transactions transactions,
            Payments payments,
            ChallengeLinks links,
            CompletePayment completePayment,
            ResumeSession resumeSession,
            LeadBack leadBack,
            SessionConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.links = links;
        this.completePayment = completePayment;
        this.resumeSession = resumeSession;
        this.leadBack = leadBack;
        this.answerWithin = config.answerWithin();
    }

    /**
     * To the challenge while it stands, else to where the payer should be.
     *
     * @param framed whether the payer is within a page of the merchant's
     */
    public Uni<Entry> lead(PaymentId id, String token, boolean framed) {
        return find(id, token).chain(found -> found.map(known -> known.attempt().awaitsPayer()
                        ? Uni.createFrom().item(toChallenge(known))
                        : onward(known.payment(), framed))
                .orElseGet(() -> Uni.createFrom().item(new Entry.Unknown())));
    }

    /** The payer is back from the challenge: completes what waited for that, once, and leads on. */
    public Uni<Entry> back(PaymentId id, String token, boolean framed) {
        return find(id, token).chain(found -> found.map(known -> Detached.of(
                        complete(known).chain(payment -> onward(payment, framed)), answerWithin, () -> now(known)
                                .chain(payment -> onward(payment, framed))))
                .orElseGet(() -> Uni.createFrom().item(new Entry.Unknown())));
    }

    private Uni<Optional<Found>> find(PaymentId id, String token) {
        return transactions
                .asSystem(tx -> payments.find(tx, id))
                .map(found -> found.flatMap(
                        payment -> links.attemptOf(payment, token).map(attempt -> new Found(payment, attempt))));
    }

    private static Entry toChallenge(Found known) {
        return Optional.ofNullable(known.attempt().threeDSecure())
                .map(ThreeDSecure::challenge)
                .<Entry>map(Entry.Onward::new)
                .orElseGet(Entry.Unknown::new);
    }

    private Uni<Payment> complete(Found known) {
        String session = known.payment().terms().session();
        return session == null
                ? completePayment.complete(known.merchant(), known.payment().id(), known.attempt())
                : resumeSession
                        .resume(known.merchant(), new SessionId(session), known.payment(), known.attempt())
                        .replaceWith(known.payment());
    }

    private Uni<Payment> now(Found known) {
        return transactions
                .asMerchant(
                        known.merchant(),
                        tx -> payments.find(
                                tx, known.merchant(), known.payment().id()))
                .map(found -> found.orElseThrow().payment());
    }

    private Uni<Entry> onward(Payment payment, boolean framed) {
        String session = payment.terms().session();
        if (session != null) {
            return leadBack.lead(new MerchantId(payment.merchant()), new SessionId(session), framed);
        }
        URI merchants = payment.terms().returnUrl();
        return Uni.createFrom()
                .item(
                        merchants == null
                                ? new Entry.Unknown()
                                : new Entry.Onward(ReturnUrl.ofPayment(
                                        merchants,
                                        payment.id().value(),
                                        payment.status().label())));
    }
}
