package io.mintmark.session.payments.vault;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.application.SavedInstruments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the vault, with a deadline. */
@Singleton
class HttpInstruments implements SavedInstruments {
    private static final int NOT_FOUND = 404;

    private final InstrumentClient client;
    private final InstantSource clock;
    private final Duration deadline;

    HttpInstruments(
            @RestClient InstrumentClient client,
            InstantSource clock,
            @ConfigProperty(name = "mintmark.payments.instrument-deadline", defaultValue = "PT2S") Duration deadline) {
        this.client = client;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public Uni<Optional<Instrument>> find(MerchantId merchant, String id) {
        return client.find(id, merchant.value())
                .map(found -> Optional.of(read(found.paymentInstrument())))
                .onFailure(HttpInstruments::isUnknown)
                .recoverWithItem(Optional.empty())
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    private Instrument read(InstrumentClient.Instrument found) {
        Instant end = found.expiresAt();
        return new Instrument(
                found.id(),
                found.status(),
                end != null && !clock.instant().isBefore(end),
                found.customerId(),
                found.card().brand(),
                found.card().last4());
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() == NOT_FOUND;
    }
}
