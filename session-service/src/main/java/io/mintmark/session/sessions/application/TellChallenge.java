package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.application.ChallengeLinks;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.ThreeDSecure;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Adds to what is told of a session where its payer finds the challenge. */
@Singleton
class TellChallenge {
    private final Transactions transactions;
    private final Payments payments;
    private final ChallengeLinks links;

    TellChallenge(Transactions transactions, Payments payments, ChallengeLinks links) {
        this.transactions = transactions;
        this.payments = payments;
        this.links = links;
    }

    /** The same, with the challenge if there is one; undecided if it has been answered meanwhile. */
    Uni<Completion> in(Completion told) {
        return told.outcome() == Completion.Outcome.CHALLENGE
                ? payment(told.session()).map(payment -> payment.flatMap(this::challenge)
                        .map(challenge -> told.leadingTo(
                                challenge, told.session().progress().kept()))
                        .orElseGet(() -> Completion.of(Completion.Outcome.UNDECIDED, told.session())))
                : Uni.createFrom().item(told);
    }

    private Uni<Optional<Payment>> payment(Session session) {
        MerchantId merchant = new MerchantId(session.merchant());
        PaymentId id = new PaymentId(Objects.requireNonNull(session.progress().payment()));
        return transactions
                .asMerchant(merchant, tx -> payments.find(tx, merchant, id))
                .map(found -> found.map(Payments.Seen::payment));
    }

    private Optional<Completion.Challenge> challenge(Payment payment) {
        return payment.challenged().flatMap(attempt -> challenge(payment, attempt));
    }

    private Optional<Completion.Challenge> challenge(Payment payment, Attempt attempt) {
        return Optional.ofNullable(attempt.threeDSecure())
                .map(ThreeDSecure::challenge)
                .map(address -> new Completion.Challenge(links.toChallenge(payment, attempt), address, false));
    }
}
