package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Shreds what is over: temporal instruments, and submitted cards that no session decided on. Any replica may do it, at
 * any time and side by side with others.
 */
@ApplicationScoped
public class SweepCards {
    private static final Logger LOG = Logger.getLogger(SweepCards.class);

    private final Transactions transactions;
    private final Instruments instruments;
    private final StagedCards staged;
    private final CardRecords cards;
    private final ShredInstruments shred;
    private final InstrumentConfig config;

    SweepCards(
            Transactions transactions,
            Instruments instruments,
            StagedCards staged,
            CardRecords cards,
            ShredInstruments shred,
            InstrumentConfig config) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.staged = staged;
        this.cards = cards;
        this.shred = shred;
        this.config = config;
    }

    /** One pass; what it does not reach, or fails at, the next one takes up. */
    @Scheduled(
            every = "${mintmark.vault.instruments.sweep-every:20s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> sweep() {
        return instruments()
                .chain(this::stagedCards)
                .onFailure()
                .invoke(failure -> LOG.warnf("a sweep failed and will be repeated: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> instruments() {
        return transactions
                .asSystem(tx -> instruments.lockEnded(tx, config.sweepBatch()).call(ended -> shred.shred(tx, ended)))
                .invoke(ended -> {
                    if (!ended.isEmpty()) {
                        LOG.infof("%d temporal instruments ended", ended.size());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> stagedCards() {
        return transactions
                .asSystem(tx -> staged.removeEnded(tx, config.sweepBatch())
                        .call(ids -> cards.shred(tx, ids))
                        .call(() -> staged.forgetDecided(tx, config.sweepBatch())))
                .invoke(ids -> {
                    if (!ids.isEmpty()) {
                        LOG.infof("%d undecided cards shredded", ids.size());
                    }
                })
                .replaceWithVoid();
    }
}
