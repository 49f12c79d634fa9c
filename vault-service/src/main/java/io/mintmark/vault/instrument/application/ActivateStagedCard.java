package io.mintmark.vault.instrument.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Stage;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.messaging.InstrumentEvents;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes a staged card an instrument, or lets it merge into the one that holds the same card for the same customer and
 * storage. One transaction; repeating it for the same staged card gives the same answer.
 */
@ApplicationScoped
public class ActivateStagedCard {
    /**
     * What a session asks for.
     *
     * @param terms count when the card is activated; repeated with others, the first ones hold
     */
    public record Activation(MerchantId merchant, String stagedCardId, String sessionId, SavingTerms terms) {}

    /**
     * The instrument that holds the card.
     *
     * @param created whether it is new
     */
    public record Activated(Instrument instrument, boolean created) {}

    /** How often the same card may slip away between two statements before we give up: each time somebody deleted it. */
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final MerchantKeys keys;
    private final StagedCards staged;
    private final Instruments instruments;
    private final MergeCard merge;
    private final ShopperReferences references;
    private final InstrumentEvents events;
    private final InstrumentConfig config;
    private final CrashPoints crashPoints;

    ActivateStagedCard(
            Transactions transactions,
            MerchantKeys keys,
            StagedCards staged,
            Instruments instruments,
            MergeCard merge,
            ShopperReferences references,
            InstrumentEvents events,
            InstrumentConfig config,
            CrashPoints crashPoints) {
        this.transactions = transactions;
        this.keys = keys;
        this.staged = staged;
        this.instruments = instruments;
        this.merge = merge;
        this.references = references;
        this.events = events;
        this.config = config;
        this.crashPoints = crashPoints;
    }

    /** Activates; fails with {@link NotActivatable}. */
    public Uni<Activated> activate(Activation activation) {
        return keys.of(activation.merchant())
                .chain(ring -> transactions.asMerchant(
                        activation.merchant(), tx -> staged.lock(tx, activation.merchant(), activation.stagedCardId())
                                .chain(stage -> decide(tx, activation, stage, ring))
                                .invoke(() -> crashPoints.hit("vault.activate.before-commit"))))
                .invoke(() -> crashPoints.hit("vault.activate.after-commit"))
                .onFailure(MissingCustomer::isTheCause)
                .transform(missing -> new NotActivatable("the customer was deleted"));
    }

    private Uni<Activated> decide(SqlConnection tx, Activation activation, Optional<Stage> found, KeyRing ring) {
        Stage stage = found.orElseThrow(() -> new NotActivatable("there is no such staged card"));
        if (stage instanceof Stage.Activated before && before.sessionId().equals(activation.sessionId())) {
            return instruments
                    .find(tx, activation.merchant(), before.instrumentId())
                    .map(known -> new Activated(
                            known.orElseThrow(() -> new NotActivatable("the instrument was deleted since")),
                            before.created()));
        }
        if (stage instanceof Stage.Staged waiting
                && !waiting.ended()
                && waiting.card().sessionId().equals(activation.sessionId())) {
            return place(tx, activation, waiting.card(), ring, ATTEMPTS);
        }
        throw new NotActivatable("the staged card was discarded, is too old, or belongs to another session");
    }

    private Uni<Activated> place(SqlConnection tx, Activation activation, StagedCard card, KeyRing ring, int attempts) {
        if (attempts == 0) {
            throw new IllegalStateException("the same card was saved and deleted over and over");
        }
        return instruments
                .add(tx, card, activation.terms(), config.temporalLifetime())
                .chain(added -> added.isPresent()
                        ? created(tx, card, added.get())
                        : merge.merge(tx, activation.merchant(), card, activation.terms(), ring)
                                .chain(merged -> merged.isPresent()
                                        ? settled(tx, card, new Activated(merged.get(), false))
                                        : place(tx, activation, card, ring, attempts - 1)));
    }

    private Uni<Activated> created(SqlConnection tx, StagedCard card, Instrument instrument) {
        return Uni.combine()
                .all()
                .unis(
                        references.of(tx, instrument.merchantId(), instrument.customerId()),
                        settled(tx, card, new Activated(instrument, true)))
                .asTuple()
                .call(known -> events.created(tx, instrument, known.getItem1().orElse(null)))
                .map(Tuple2::getItem2);
    }

    private Uni<Activated> settled(SqlConnection tx, StagedCard card, Activated activated) {
        return staged.activated(tx, card.id(), activated.instrument().id(), activated.created())
                .replaceWith(activated);
    }
}
