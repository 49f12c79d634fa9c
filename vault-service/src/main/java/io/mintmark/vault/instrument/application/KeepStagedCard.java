package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets a submitted card wait longer for its session's decision: its payer has something to answer first. */
@ApplicationScoped
public class KeepStagedCard {
    private final Transactions transactions;
    private final StagedCards staged;

    KeepStagedCard(Transactions transactions, StagedCards staged) {
        this.transactions = transactions;
        this.staged = staged;
    }

    /** Keeps the card until then, unless it waits for longer anyway or was decided on. */
    public Uni<Void> keep(MerchantId merchant, String id, Instant until) {
        return transactions.asMerchant(merchant, tx -> staged.keep(tx, merchant, id, until));
    }
}
