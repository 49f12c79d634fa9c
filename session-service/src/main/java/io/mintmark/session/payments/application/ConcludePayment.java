package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.mintmark.session.payments.domain.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves a payment on, with its event. Every method works in the transaction that has locked the payment. */
@Singleton
public class ConcludePayment {
    private final Payments payments;
    private final PaymentChanges changes;
    private final ReleaseAttempts releases;
    private final PaymentConfig config;

    ConcludePayment(Payments payments, PaymentChanges changes, ReleaseAttempts releases, PaymentConfig config) {
        this.payments = payments;
        this.changes = changes;
        this.releases = releases;
        this.config = config;
    }

    /** A session's payment, locked: lock the session first. */
    public Uni<Optional<Payment>> ofSession(SqlConnection tx, MerchantId merchant, String session) {
        return payments.lockOfSession(tx, merchant, session).map(found -> found.map(Payments.Seen::payment));
    }

    /**
     * An approved attempt pays.
     *
     * @param createdInstrument the card that was saved with it; later payments with it refer to this one
     */
    public Uni<Payment> approve(
            SqlConnection tx, Payment payment, Attempt approved, @Nullable String createdInstrument) {
        Attempt.Answer answer = approved.answer();
        String transaction = answer == null ? null : answer.networkTransactionId();
        Uni<Void> remembered = createdInstrument == null || transaction == null
                ? Uni.createFrom().voidItem()
                : payments.rememberFirst(tx, new MerchantId(payment.merchant()), createdInstrument, transaction);
        return remembered.chain(() -> changes.announce(
                tx, payment, payment.approve(approved, createdInstrument, config.authorizationLifetime()), null));
    }

    /** The payer has a challenge to answer. */
    public Uni<Payment> requireAction(SqlConnection tx, Payment payment) {
        return changes.announce(tx, payment, payment.requireAction(), null);
    }

    /** Nobody pays. */
    public Uni<Payment> refuse(SqlConnection tx, Payment payment, Refusal why) {
        return changes.announce(tx, payment, payment.refuse(why), null);
    }

    /** Called off; an attempt that holds the amount, or may, is let go of. Ends that are ends already stay. */
    public Uni<Payment> cancel(SqlConnection tx, Payment payment) {
        if (!payment.status().allows(PaymentStatus.CANCELED) || payment.status() == PaymentStatus.AUTHORIZED) {
            return Uni.createFrom().item(payment);
        }
        return giveUpAll(tx, payment).chain(given -> changes.announce(tx, payment, given.cancel(), null));
    }

    /** Nobody waits for this attempt any more: should it hold the amount, it is let go of. The payment goes on. */
    public Uni<Payment> giveUp(SqlConnection tx, Payment payment, Attempt attempt) {
        Attempt given = attempt.giveUp();
        return payments.save(tx, payment, given)
                .chain(() -> changes.keep(tx, payment.with(given)))
                .invoke(releases::wakeSoon);
    }

    /** Stores that an attempt was decided where that moves nothing: a refusal with attempts left. */
    public Uni<Payment> keep(SqlConnection tx, Payment payment) {
        return changes.keep(tx, payment);
    }

    private Uni<Payment> giveUpAll(SqlConnection tx, Payment payment) {
        Optional<Attempt> standing =
                payment.attempts().stream().filter(Attempt::stands).findFirst();
        if (standing.isEmpty()) {
            return Uni.createFrom().item(payment);
        }
        Attempt given = standing.get().giveUp();
        return payments.save(tx, payment, given).invoke(releases::wakeSoon).replaceWith(payment.with(given));
    }
}
