package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes down what was found out about an operation, and moves its payment: both in one transaction. */
@Singleton
class ConcludeOperation {
    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;

    ConcludeOperation(Transactions transactions, Payments payments, PaymentChanges changes) {
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
    }

    /** The payment as it stands then; unchanged if somebody else was faster, or nothing is certain. */
    Uni<Payment> conclude(MerchantId merchant, PaymentId id, Operation operation, Finding finding) {
        return transactions.asMerchant(merchant, tx -> changes.lock(tx, merchant, id)
                .chain(seen ->
                        seen.payment().operation(operation.id()).isPending() && !(finding instanceof Finding.Open)
                                ? end(tx, seen.payment(), operation, finding)
                                : Uni.createFrom().item(seen.payment())));
    }

    private Uni<Payment> end(SqlConnection tx, Payment payment, Operation operation, Finding finding) {
        boolean succeeded = isDone(operation, finding);
        String code =
                finding instanceof Finding.Decided decided ? decided.operation().responseCode() : null;
        Payment ended = payment.end(operation, succeeded, code);
        return payments.save(tx, payment, ended.operation(operation.id()))
                .chain(() -> operation.forExpiry() && !succeeded
                        ? changes.keep(tx, ended)
                        : changes.announce(tx, payment, ended, change(ended, operation, succeeded)));
    }

    /** What was let go of before, is let go of. */
    private static boolean isDone(Operation operation, Finding finding) {
        return finding instanceof Finding.Decided decided
                && (decided.operation().approved()
                        || operation.type() == Operation.Type.CANCELLATION
                                && decided.operation().holdsNothing());
    }

    private static @Nullable String change(Payment after, Operation operation, boolean succeeded) {
        if (!succeeded) {
            return operation.type().label() + "_failed";
        }
        return switch (operation.type()) {
            case CAPTURE -> after.standing().captured() < after.terms().amount().value() ? "partially_captured" : null;
            case REFUND -> after.status() == PaymentStatus.REFUNDED ? null : "partially_refunded";
            case CANCELLATION -> null;
        };
    }
}
