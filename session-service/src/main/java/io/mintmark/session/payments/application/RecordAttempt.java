package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;

/** Writes down what the acquirer said of an attempt. What it means for the payment is the caller's to say. */
@Singleton
public class RecordAttempt {
    /**
     * A payment after an attempt was decided, locked.
     *
     * @param payment as it is now, not yet stored under its new version
     * @param changed whether this call decided the attempt; if not, somebody else had, or nothing is certain
     */
    public record Recorded(Payment payment, Attempt attempt, boolean changed) {}

    private final Payments payments;
    private final PaymentChanges changes;
    private final PaymentConfig config;

    RecordAttempt(Payments payments, PaymentChanges changes, PaymentConfig config) {
        this.payments = payments;
        this.changes = changes;
        this.config = config;
    }

    /** Locks the payment and records the finding, unless another was recorded before. */
    public Uni<Recorded> record(
            SqlConnection tx, MerchantId merchant, PaymentId payment, String attempt, Finding finding) {
        return changes.lock(tx, merchant, payment).chain(seen -> record(tx, seen, attempt, finding));
    }

    private Uni<Recorded> record(SqlConnection tx, Payments.Seen seen, String attemptId, Finding finding) {
        Payment payment = seen.payment();
        Attempt attempt = payment.attempt(attemptId);
        if (!isNews(attempt, finding)) {
            return Uni.createFrom().item(new Recorded(payment, attempt, false));
        }
        Attempt decided = decide(payment, attempt, finding, seen.now());
        return payments.save(tx, payment, decided)
                .call(() -> rememberFirst(tx, payment, decided))
                .chain(() -> learn(tx, payment, finding))
                .map(known -> new Recorded(known.with(decided), decided, true));
    }

    /** Of a card in another vault, its acquirer alone knows the brand and the last digits. */
    private Uni<Payment> learn(SqlConnection tx, Payment payment, Finding finding) {
        Operation.Card card =
                finding instanceof Finding.Decided decided ? decided.operation().card() : null;
        if (card == null || payment.terms().external() == null) {
            return Uni.createFrom().item(payment);
        }
        Payment known = payment.withCard(new PaymentTerms.CardFacts(card.brand(), card.last4()));
        return payments.saveTerms(tx, known).replaceWith(known);
    }

    /** What is heard late of a challenge that the payer has answered is none. */
    private static boolean isNews(Attempt attempt, Finding finding) {
        return attempt.isOpen()
                && !(finding instanceof Finding.Open)
                && !(finding instanceof Finding.Challenged && attempt.status() == Attempt.Status.COMPLETING);
    }

    private Attempt decide(Payment payment, Attempt attempt, Finding finding, Instant now) {
        if (finding instanceof Finding.Decided decided) {
            Operation said = decided.operation();
            return attempt.decided(
                            said.approved(),
                            new Attempt.Answer(
                                    said.responseCode(),
                                    said.authorizationCode(),
                                    said.networkTransactionId(),
                                    said.avsResult(),
                                    said.securityCodeResult(),
                                    now))
                    .authenticated(said.authentication());
        }
        if (finding instanceof Finding.Challenged challenged) {
            return attempt.challenged(
                    Objects.requireNonNull(challenged.challenge().address()),
                    challenged.challenge().authentication(),
                    payment.terms().session() == null ? now.plus(config.challengeLifetime()) : null);
        }
        return ((Finding.NotSent) finding).hindrance() == Reply.Hindrance.CHALLENGE_REFUSED
                ? attempt.challengeRefused()
                : attempt.notSent();
    }

    /** The first approval with a saved card, its holder being there, is what later ones refer to. */
    private Uni<Void> rememberFirst(SqlConnection tx, Payment payment, Attempt decided) {
        Attempt.Answer answer = decided.answer();
        String transaction = answer == null ? null : answer.networkTransactionId();
        boolean first = decided.status() == Attempt.Status.APPROVED
                && decided.card() instanceof CardRef.Saved
                && !payment.terms().isMerchantInitiated();
        return first && transaction != null
                ? payments.rememberFirst(
                        tx, new MerchantId(payment.merchant()), decided.card().id(), transaction)
                : Uni.createFrom().voidItem();
    }
}
