package io.mintmark.session.merchants.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Pages through the merchants, the latest first. */
@Singleton
public class ListMerchants {
    private final RegisterTransactions transactions;
    private final Merchants merchants;
    private final Cursors cursors;

    ListMerchants(RegisterTransactions transactions, Merchants merchants, Cursors cursors) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.cursors = cursors;
    }

    /** The page after the cursor, or the first one. */
    public Uni<Page<Merchant>> list(@Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asSystem(session -> merchants.list(after, limit + 1))
                .map(rows -> Page.of(
                        rows,
                        limit,
                        last -> cursors.encode(new Cursors.Position(last.createdAt(), Long.toString(last.id())))));
    }
}
