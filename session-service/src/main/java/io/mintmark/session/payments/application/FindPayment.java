package io.mintmark.session.payments.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads one payment of a merchant. */
@Singleton
public class FindPayment {
    private final Transactions transactions;
    private final Payments payments;

    FindPayment(Transactions transactions, Payments payments) {
        this.transactions = transactions;
        this.payments = payments;
    }

    /** 404 for an unknown or foreign one. */
    public Uni<Payment> find(MerchantId merchant, PaymentId id) {
        return transactions.asMerchant(merchant, tx -> payments.find(tx, merchant, id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("payment")).payment()));
    }
}
