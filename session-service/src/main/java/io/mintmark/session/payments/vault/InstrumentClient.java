package io.mintmark.session.payments.vault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The vault's saved cards. Answers are read tolerantly: the vault may grow before we do. */
@RegisterRestClient(configKey = "vault")
@RegisterProvider(InstrumentCalls.class)
@Path("/internal/payment-instruments")
interface InstrumentClient {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Card(String brand, String last4) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(String id, String status, @Nullable String customerId, Card card, @Nullable Instant expiresAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(Instrument paymentInstrument) {}

    @GET
    @Path("/{id}")
    Uni<Found> find(@PathParam("id") String id, @QueryParam("merchantId") long merchantId);
}
