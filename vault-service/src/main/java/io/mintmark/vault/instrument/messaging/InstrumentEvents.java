package io.mintmark.vault.instrument.messaging;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.instrument.PaymentInstrumentEventData;
import io.mintmark.contracts.instrument.PaymentInstrumentStateData;
import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.domain.Instrument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of instruments, in the transaction that changes them: the event itself and the compacted last state. */
@ApplicationScoped
public class InstrumentEvents {
    private static final String DELETED = "deleted";

    private final Outbox outbox;
    private final InstrumentViews views;

    InstrumentEvents(Outbox outbox, InstrumentViews views) {
        this.outbox = outbox;
        this.views = views;
    }

    /** A new instrument. */
    public Uni<Void> created(SqlConnection tx, Instrument instrument, @Nullable String shopperReference) {
        PaymentInstrumentView view = views.of(instrument);
        return outbox.append(
                tx,
                event(EventType.PAYMENT_INSTRUMENT_CREATED, instrument, view, null, shopperReference),
                state(instrument, view));
    }

    /**
     * New instruments.
     *
     * @param references what the merchant calls their customers
     */
    public Uni<Void> createdMany(SqlConnection tx, List<Instrument> instruments, Map<String, String> references) {
        return many(tx, EventType.PAYMENT_INSTRUMENT_CREATED, instruments, references);
    }

    /**
     * Instruments that changed.
     *
     * @param references what the merchant calls their customers
     */
    public Uni<Void> updatedMany(SqlConnection tx, List<Instrument> instruments, Map<String, String> references) {
        return many(tx, EventType.PAYMENT_INSTRUMENT_UPDATED, instruments, references);
    }

    private Uni<Void> many(
            SqlConnection tx, EventType type, List<Instrument> instruments, Map<String, String> references) {
        boolean isNew = type == EventType.PAYMENT_INSTRUMENT_CREATED;
        return outbox.appendMany(
                tx,
                instruments.stream()
                        .flatMap(instrument -> {
                            PaymentInstrumentView view = views.of(instrument);
                            String reference =
                                    instrument.customerId() == null ? null : references.get(instrument.customerId());
                            String previous = isNew ? null : view.status();
                            return Stream.of(
                                    event(type, instrument, view, previous, reference), state(instrument, view));
                        })
                        .toList());
    }

    /** An instrument that was changed, or whose card was saved again. */
    public Uni<Void> updated(SqlConnection tx, Instrument instrument, @Nullable String shopperReference) {
        PaymentInstrumentView view = views.of(instrument);
        return outbox.append(
                tx,
                event(EventType.PAYMENT_INSTRUMENT_UPDATED, instrument, view, view.status(), shopperReference),
                state(instrument, view));
    }

    /** The last news of an instrument, which is gone after this transaction. */
    public Uni<Void> deleted(SqlConnection tx, Instrument last, @Nullable String shopperReference) {
        PaymentInstrumentView gone = views.of(last, DELETED);
        String previous = views.of(last).status();
        MerchantId merchant = new MerchantId(last.merchantId());
        long sequence = last.sequence() + 1;
        return outbox.append(
                tx,
                new Event(
                        EventType.PAYMENT_INSTRUMENT_DELETED,
                        last.id(),
                        merchant,
                        sequence,
                        new PaymentInstrumentEventData(gone, previous, shopperReference)),
                Event.tombstone(EventType.PAYMENT_INSTRUMENT_STATE, last.id(), merchant, sequence));
    }

    private static Event event(
            EventType type,
            Instrument instrument,
            PaymentInstrumentView view,
            @Nullable String previousStatus,
            @Nullable String shopperReference) {
        return new Event(
                type,
                instrument.id(),
                new MerchantId(instrument.merchantId()),
                instrument.sequence(),
                new PaymentInstrumentEventData(view, previousStatus, shopperReference));
    }

    private static Event state(Instrument instrument, PaymentInstrumentView view) {
        return new Event(
                EventType.PAYMENT_INSTRUMENT_STATE,
                instrument.id(),
                new MerchantId(instrument.merchantId()),
                instrument.sequence(),
                new PaymentInstrumentStateData(view));
    }
}
