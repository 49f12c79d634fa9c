package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.messaging.InstrumentEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Removes instruments for good, within the caller's transaction: key, sealed card, fingerprint and row, and tells of it.
 * Nothing decryptable is left but in backups that hold keys and cards together.
 */
@ApplicationScoped
public class ShredInstruments {
    private final Instruments instruments;
    private final CardRecords cards;
    private final ShopperReferences references;
    private final InstrumentEvents events;

    ShredInstruments(
            Instruments instruments, CardRecords cards, ShopperReferences references, InstrumentEvents events) {
        this.references = references;
        this.instruments = instruments;
        this.cards = cards;
        this.events = events;
    }

    /** Shreds all instruments of a customer. */
    public Uni<Void> ofCustomer(SqlConnection tx, MerchantId merchant, String customerId) {
        return instruments.lockOfCustomer(tx, merchant, customerId).chain(locked -> shred(tx, locked));
    }

    /** Shreds instruments that the caller has locked. */
    Uni<Void> shred(SqlConnection tx, List<Instrument> locked) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cards.shred(tx, locked.stream().map(Instrument::id).toList())
                .chain(() -> Multi.createFrom()
                        .iterable(locked)
                        .onItem()
                        .transformToUniAndConcatenate(instrument -> tell(tx, instrument))
                        .onItem()
                        .ignoreAsUni())
                .chain(() -> instruments.remove(tx, locked));
    }

    private Uni<Void> tell(SqlConnection tx, Instrument instrument) {
        return references
                .of(tx, instrument.merchantId(), instrument.customerId())
                .chain(reference -> events.deleted(tx, instrument, reference.orElse(null)));
    }
}
