package io.mintmark.webhook.delivery.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads a merchant's deliveries with their attempts. */
@Singleton
public class FindDeliveries {
    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Cursors cursors;

    FindDeliveries(Transactions transactions, Deliveries deliveries, Cursors cursors) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.cursors = cursors;
    }

    /** A page, newest first; 400 for a cursor that is not ours. */
    public Uni<Page<DeliveryDetails>> page(
            MerchantId merchant, Deliveries.Filter filter, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, tx -> deliveries.page(tx, merchant, filter, after, limit))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}
