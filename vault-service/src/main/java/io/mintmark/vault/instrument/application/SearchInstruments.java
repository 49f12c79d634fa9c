package io.mintmark.vault.instrument.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.instrument.application.Instruments.Search;
import io.mintmark.vault.instrument.domain.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Searches a merchant's instruments by customer and fingerprint, the youngest first. */
@ApplicationScoped
public class SearchInstruments {
    private final Transactions transactions;
    private final Instruments instruments;
    private final Cursors cursors;

    SearchInstruments(Transactions transactions, Instruments instruments, Cursors cursors) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.cursors = cursors;
    }

    /** One page; a customer of somebody else has no cards here. 400 {@code invalid_cursor} for a cursor that is not ours. */
    public Uni<Page<Instrument>> search(MerchantId merchant, Search search, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, tx -> instruments.search(tx, merchant, search, after, limit + 1))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}
