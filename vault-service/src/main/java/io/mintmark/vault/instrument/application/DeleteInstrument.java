package io.mintmark.vault.instrument.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.instrument.domain.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** Shreds one instrument. */
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
        return delete(merchant, id, instrument -> customerId.equals(instrument.customerId()));
    }

    /** Deletes it, whose ever it is; 404 if the merchant has none with this id. */
    public Uni<Void> delete(MerchantId merchant, String id) {
        return delete(merchant, id, instrument -> true);
    }

    private Uni<Void> delete(MerchantId merchant, String id, Predicate<Instrument> meant) {
        return transactions.asMerchant(merchant, tx -> instruments
                .lock(tx, merchant, id)
                .map(found -> found.filter(meant).orElseThrow(() -> Problem.notFound("payment instrument")))
                .chain(instrument -> shred.shred(tx, List.of(instrument))));
    }
}
