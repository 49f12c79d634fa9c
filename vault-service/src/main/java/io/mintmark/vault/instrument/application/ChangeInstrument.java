package io.mintmark.vault.instrument.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.instrument.domain.Changeable;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.messaging.InstrumentEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes an instrument. A new expiry seals the card anew, because the sealed card says its expiry too; the default is
 * taken from the customer's other instruments in the same transaction. Customers are locked before their instruments, as
 * everywhere.
 */
@ApplicationScoped
public class ChangeInstrument {
    private final Transactions transactions;
    private final MerchantKeys keys;
    private final Instruments instruments;
    private final CardRecords cards;
    private final SealCards seals;
    private final ShopperReferences references;
    private final InstrumentEvents events;

    ChangeInstrument(
            Transactions transactions,
            MerchantKeys keys,
            Instruments instruments,
            CardRecords cards,
            SealCards seals,
            ShopperReferences references,
            InstrumentEvents events) {
        this.transactions = transactions;
        this.keys = keys;
        this.instruments = instruments;
        this.cards = cards;
        this.seals = seals;
        this.references = references;
        this.events = events;
    }

    /**
     * The instrument afterwards; nothing is told where nothing changed. 404 if the merchant has none with this id, 422
     * {@code customer_required} for a default without a customer.
     *
     * @param change gives what is wanted for what there is, or a {@link Problem}
     */
    public Uni<Instrument> change(MerchantId merchant, String id, UnaryOperator<Changeable> change) {
        return keys.of(merchant)
                .chain(ring -> transactions.asMerchant(merchant, tx -> instruments
                        .find(tx, merchant, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("payment instrument")))
                        .chain(seen -> lockCustomer(tx, merchant, seen.customerId()))
                        .chain(() -> instruments.lock(tx, merchant, id))
                        .map(found -> found.orElseThrow(() -> Problem.notFound("payment instrument")))
                        .chain(live -> apply(tx, ring, merchant, live, change.apply(Changeable.of(live))))));
    }

    private Uni<?> lockCustomer(SqlConnection tx, MerchantId merchant, @Nullable String customerId) {
        return customerId == null ? Uni.createFrom().voidItem() : instruments.lockCustomer(tx, merchant, customerId);
    }

    private Uni<Instrument> apply(
            SqlConnection tx, KeyRing ring, MerchantId merchant, Instrument live, Changeable wanted) {
        Changeable before = Changeable.of(live);
        if (wanted.equals(before)) {
            return Uni.createFrom().item(live);
        }
        String customer = live.customerId();
        if (wanted.isDefault() && customer == null) {
            throw Problem.unprocessable(
                    new FieldError("#/default", "customer_required", "Only a customer's card can be the default."));
        }
        Uni<Void> stored = wanted.expiry().equals(before.expiry())
                ? Uni.createFrom().voidItem()
                : reseal(tx, ring, merchant, live.id(), wanted.expiry());
        Uni<List<Instrument>> others = wanted.isDefault() && !before.isDefault() && customer != null
                ? instruments.clearDefault(tx, merchant, customer, live.id())
                : Uni.createFrom().item(List.of());
        return stored.chain(() -> others)
                .call(changed -> Multi.createFrom()
                        .iterable(changed)
                        .onItem()
                        .transformToUniAndConcatenate(other -> tell(tx, other))
                        .onItem()
                        .ignoreAsUni())
                .chain(() -> instruments.change(tx, merchant, live.id(), wanted))
                .call(changed -> tell(tx, changed));
    }

    private Uni<Void> reseal(SqlConnection tx, KeyRing ring, MerchantId merchant, String id, CardExpiry expiry) {
        return cards.find(tx, merchant, id)
                .map(found -> found.orElseThrow(() -> new IllegalStateException("an instrument without its card")))
                .map(old -> seals.renew(ring, old, id, expiry))
                .call(() -> cards.shred(tx, List.of(id)))
                .chain(renewed -> cards.add(tx, merchant, id, renewed));
    }

    private Uni<Void> tell(SqlConnection tx, Instrument changed) {
        return references
                .of(tx, changed.merchantId(), changed.customerId())
                .chain(reference -> events.updated(tx, changed, reference.orElse(null)));
    }
}
