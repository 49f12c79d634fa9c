package io.mintmark.vault.instrument.messaging;

import io.mintmark.contracts.instrument.AddressView;
import io.mintmark.contracts.instrument.CardView;
import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.contracts.instrument.SourceView;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.instrument.domain.Instrument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The one shape of an instrument, for answers and events alike. */
@ApplicationScoped
public class InstrumentViews {
    private static final String CARD = "card";

    private final InstantSource clock;

    InstrumentViews(InstantSource clock) {
        this.clock = clock;
    }

    /** An instrument as it is now. */
    public PaymentInstrumentView of(Instrument instrument) {
        return of(instrument, instrument.statusAt(clock.instant()));
    }

    PaymentInstrumentView of(Instrument instrument, String status) {
        return new PaymentInstrumentView(
                instrument.id(),
                CARD,
                instrument.storage().wireName(),
                status,
                instrument.customerId(),
                instrument.isDefault(),
                card(instrument, clock.instant()),
                address(instrument.billingAddress()),
                instrument.recurringModel() == null
                        ? null
                        : instrument.recurringModel().wireName(),
                new SourceView(
                        instrument.origin().session(), instrument.origin().payment()),
                instrument.metadata(),
                instrument.expiresAt(),
                instrument.createdAt(),
                instrument.updatedAt());
    }

    private static @Nullable AddressView address(@Nullable BillingAddress address) {
        return address == null
                ? null
                : new AddressView(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.postalCode(),
                        address.state(),
                        address.country());
    }

    private static CardView card(Instrument instrument, Instant now) {
        CardFacts facts = instrument.card();
        return new CardView(
                facts.brand(),
                facts.last4(),
                facts.bin(),
                facts.expMonth(),
                facts.expYear(),
                facts.funding(),
                facts.country(),
                instrument.fingerprint(),
                new CardExpiry(facts.expMonth(), facts.expYear()).isPast(now),
                null);
    }
}
