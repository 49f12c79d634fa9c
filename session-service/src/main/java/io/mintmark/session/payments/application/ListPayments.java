package io.mintmark.session.payments.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Lists a merchant's payments, the latest first. */
@Singleton
public class ListPayments {
    private final Transactions transactions;
    private final Payments payments;
    private final Cursors cursors;

    ListPayments(Transactions transactions, Payments payments, Cursors cursors) {
        this.transactions = transactions;
        this.payments = payments;
        this.cursors = cursors;
    }

    /** The page after the cursor, or the first one. */
    public Uni<Page<Payment>> list(MerchantId merchant, PaymentQuery query, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, tx -> payments.list(tx, query, after, limit + 1))
                .map(rows -> Page.of(
                        rows,
                        limit,
                        last -> cursors.encode(
                                new Cursors.Position(last.createdAt(), last.id().value()))));
    }
}
