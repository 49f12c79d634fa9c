package io.mintmark.vault.instrument.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.instrument.domain.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Lists a customer's instruments, the youngest first: the source of truth for saved cards. */
@ApplicationScoped
public class ListInstruments {
    private final Transactions transactions;
    private final Instruments instruments;
    private final Cursors cursors;

    ListInstruments(Transactions transactions, Instruments instruments, Cursors cursors) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.cursors = cursors;
    }

    /** One page; 404 if the merchant has no such customer, 400 {@code invalid_cursor} for a cursor that is not ours. */
    public Uni<Page<Instrument>> list(MerchantId merchant, String customerId, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, tx -> instruments
                        .customerReference(tx, merchant.value(), customerId)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("customer")))
                        .chain(() -> instruments.list(tx, merchant, customerId, after, limit + 1)))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}
