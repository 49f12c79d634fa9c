package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.instrument.domain.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads one instrument. */
@ApplicationScoped
public class FindInstrument {
    private final Transactions transactions;
    private final Instruments instruments;

    FindInstrument(Transactions transactions, Instruments instruments) {
        this.transactions = transactions;
        this.instruments = instruments;
    }

    /** The merchant's instrument, if it has one with this id. */
    public Uni<Optional<Instrument>> find(MerchantId merchant, String id) {
        return transactions.atOnceAsMerchant(merchant, tx -> instruments.find(tx, merchant, id));
    }
}
