package io.mintmark.vault.forward.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.OpenCards;
import io.mintmark.vault.card.application.OpenedCard;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.forward.application.ForwardOrder.CardChoice;
import io.mintmark.vault.forward.domain.SendWindow;
import io.mintmark.vault.instrument.application.Instruments;
import io.mintmark.vault.instrument.application.StagedCards;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Stage;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Status;
import io.mintmark.vault.seal.application.OpenSeal;
import io.mintmark.vault.seal.application.OpenedSeal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens the card and writes down its use, in one transaction that has ended before anything is sent. */
@ApplicationScoped
class PrepareSend {
    private static final Logger LOG = Logger.getLogger(PrepareSend.class);

    /**
     * What may be sent now.
     *
     * @param useId under which the card's use is recorded; null without a card
     * @param now by the database's clock
     */
    record Prepared(CardValues values, @Nullable String useId, Instant now, SendWindow window) {
        boolean isTooLate() {
            return window.left().isZero() || window.left().isNegative();
        }
    }

    /** A card and the address that goes with it. */
    private record Opened(OpenedCard card, @Nullable BillingAddress address) {}

    private final Transactions transactions;
    private final MerchantKeys keys;
    private final CardUses uses;
    private final StagedCards staged;
    private final Instruments instruments;
    private final CardRecords records;
    private final OpenCards cards;
    private final OpenSeal seals;
    private final Ids ids;

    PrepareSend(
            Transactions transactions,
            MerchantKeys keys,
            CardUses uses,
            StagedCards staged,
            Instruments instruments,
            CardRecords records,
            OpenCards cards,
            OpenSeal seals,
            Ids ids) {
        this.transactions = transactions;
        this.keys = keys;
        this.uses = uses;
        this.staged = staged;
        this.instruments = instruments;
        this.records = records;
        this.cards = cards;
        this.seals = seals;
        this.ids = ids;
    }

    /** Prepares; the caller closes the values. The use is written down before the card is opened. */
    Uni<Prepared> prepare(ForwardOrder order, @Nullable OpenedSeal seal, Gate gate) {
        CardChoice card = order.card();
        if (card == null) {
            return timed(order, (tx, now, window) -> Uni.createFrom()
                    .item(new Prepared(CardValues.of(order.merchant()), null, now, window)));
        }
        AtomicReference<@Nullable OpenedCard> atHand = new AtomicReference<>();
        return keys.of(order.merchant())
                .chain(ring -> timed(
                        order,
                        (tx, now, window) -> gate.pass(
                                tx, () -> record(tx, order, card).chain(useId -> open(tx, order, card, ring, now)
                                        .invoke(opened -> atHand.set(opened.card()))
                                        .call(() -> use(tx, order, seal, now))
                                        .map(opened ->
                                                new Prepared(values(order, opened, seal), useId, now, window))))))
                .onFailure()
                .invoke(() -> close(atHand.get()));
    }

    private static CardValues values(ForwardOrder order, Opened opened, @Nullable OpenedSeal seal) {
        return new CardValues(order.merchant(), opened.card(), opened.address(), seal == null ? null : seal.code());
    }

    private static void close(@Nullable OpenedCard card) {
        if (card != null) {
            card.close();
        }
    }

    private interface Work {
        Uni<Prepared> run(SqlConnection tx, Instant now, SendWindow window);
    }

    /** The window is measured from before the database is asked, so that it ends too early rather than too late. */
    private Uni<Prepared> timed(ForwardOrder order, Work work) {
        return Uni.createFrom().deferred(() -> {
            long asked = System.nanoTime();
            return transactions.asMerchant(
                    order.merchant(), tx -> uses.clock(tx).chain(now -> {
                        SendWindow window = new SendWindow(asked, Duration.between(now, order.sendBefore()));
                        Prepared tooLate = new Prepared(CardValues.NONE, null, now, window);
                        return tooLate.isTooLate() ? Uni.createFrom().item(tooLate) : work.run(tx, now, window);
                    }));
        });
    }

    private Uni<String> record(SqlConnection tx, ForwardOrder order, CardChoice card) {
        String id = ids.next("use");
        return uses.begin(
                        tx,
                        new CardUses.CardUse(
                                id,
                                order.merchant(),
                                order.caller(),
                                order.keyId(),
                                order.profile(),
                                card.id(),
                                order.intent()))
                .replaceWith(id);
    }

    private Uni<Void> use(SqlConnection tx, ForwardOrder order, @Nullable OpenedSeal seal, Instant now) {
        return seal == null ? Uni.createFrom().voidItem() : seals.use(tx, order.merchant(), seal, order.intent(), now);
    }

    private Uni<Opened> open(SqlConnection tx, ForwardOrder order, CardChoice card, KeyRing ring, Instant now) {
        return card.staged()
                ? staged.lock(tx, order.merchant(), card.id())
                        .map(stage -> waiting(stage, order))
                        .chain(one -> open(
                                        tx,
                                        order.merchant(),
                                        ring,
                                        one.instrumentId(),
                                        new OpenCards.Expected(one.card(), one.fingerprint()))
                                .map(opened -> new Opened(opened, one.billingAddress())))
                : instruments
                        .find(tx, order.merchant(), card.id())
                        .map(found -> active(found, now))
                        .chain(one -> open(
                                        tx,
                                        order.merchant(),
                                        ring,
                                        one.id(),
                                        new OpenCards.Expected(one.card(), one.fingerprint()))
                                .map(opened -> new Opened(opened, one.billingAddress())));
    }

    private Uni<OpenedCard> open(
            SqlConnection tx, MerchantId merchant, KeyRing ring, String instrumentId, OpenCards.Expected expected) {
        return records.find(tx, merchant, instrumentId).map(found -> {
            try {
                return cards.open(ring, merchant, instrumentId, found.orElseThrow(PrepareSend::unavailable), expected);
            } catch (NotAuthentic tampered) {
                LOG.errorf("the stored card of %s was tampered with: %s", instrumentId, tampered.getMessage());
                throw unavailable();
            }
        });
    }

    private static StagedCard waiting(Optional<Stage> found, ForwardOrder order) {
        Stage stage = found.orElseThrow(PrepareSend::unavailable);
        if (stage instanceof Stage.Staged waiting
                && !waiting.ended()
                && (order.purpose() == null
                        || order.purpose().equals(waiting.card().sessionId()))) {
            return waiting.card();
        }
        throw unavailable();
    }

    private static Instrument active(Optional<Instrument> found, Instant now) {
        Instrument instrument = found.orElseThrow(PrepareSend::unavailable);
        if (instrument.status() != Status.ACTIVE || instrument.hasEnded(now)) {
            throw unavailable();
        }
        return instrument;
    }

    /** Deleted, ended, suspended, another merchant's: for the caller there is no such card, and nothing was sent. */
    private static Problem unavailable() {
        return Problem.conflict("card_unavailable", "This card cannot be used any more, or not for this.");
    }
}
