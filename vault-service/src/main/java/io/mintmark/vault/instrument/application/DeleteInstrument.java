package io.mintmark.vault.instrument.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shreds one instrument of a customer. */
@ApplicationScoped
public class DeleteInstrument {
    private final Transactions transactions;
    private final Instruments instruments;
    private final ShredInstruments shred;

    DeleteInstrument(Transactions transactions, Instruments instruments, ShredInstruments shred) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.shred = shred;
    }

    /** Deletes it; 404 if the merchant's customer has none with this id. */
    public Uni<Void> delete(MerchantId merchant, String customerId, String id) {
        return transactions.asMerchant(merchant, tx -> instruments
                .lock(tx, merchant, id)
                .map(found -> found.filter(instrument -> customerId.equals(instrument.customerId()))
                        .orElseThrow(() -> Problem.notFound("payment instrument")))
                .chain(instrument -> shred.shred(tx, List.of(instrument))));
    }
}
