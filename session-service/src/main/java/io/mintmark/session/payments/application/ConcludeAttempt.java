package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.mintmark.session.payments.domain.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Ends a payment by API with what was found out about its attempt; both in one transaction. */
@Singleton
class ConcludeAttempt {
    private final Transactions transactions;
    private final RecordAttempt recordAttempt;
    private final ConcludePayment conclude;

    ConcludeAttempt(Transactions transactions, RecordAttempt recordAttempt, ConcludePayment conclude) {
        this.transactions = transactions;
        this.recordAttempt = recordAttempt;
        this.conclude = conclude;
    }

    /** The payment as it stands then. */
    Uni<Payment> conclude(MerchantId merchant, PaymentId payment, Attempt attempt, Finding finding) {
        return transactions.asMerchant(merchant, tx -> recordAttempt
                .record(tx, merchant, payment, attempt.id(), finding)
                .chain(recorded -> recorded.changed()
                        ? move(tx, recorded.payment(), recorded.attempt(), finding)
                        : Uni.createFrom().item(recorded.payment())));
    }

    private Uni<Payment> move(SqlConnection tx, Payment payment, Attempt attempt, Finding finding) {
        boolean lost = attempt.givenUp() && !(finding instanceof Finding.NotSent);
        if (payment.status() != PaymentStatus.PENDING || lost) {
            return conclude.keep(tx, payment);
        }
        return switch (attempt.status()) {
            case APPROVED -> conclude.approve(tx, payment, attempt, null);
            case DECLINED ->
                conclude.refuse(
                        tx,
                        payment,
                        Refusal.of(java.util.Objects.requireNonNull(attempt.answer())
                                .responseCode()));
            case NOT_SENT -> conclude.refuse(tx, payment, notSent(finding));
            case CHALLENGED ->
                attempt.givenUp()
                        ? conclude.refuse(tx, payment, notSent(finding))
                        : conclude.requireAction(tx, payment);
            case UNDECIDED, COMPLETING, REVERSED -> conclude.keep(tx, payment);
        };
    }

    private static Refusal notSent(Finding finding) {
        return finding instanceof Finding.NotSent notSent && notSent.hindrance() == Reply.Hindrance.CARD_UNAVAILABLE
                ? Refusal.cardUnavailable()
                : Refusal.unavailable();
    }
}
