package io.mintmark.vault.capture.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Session-service's side of the chain. The paths are the capture's, below the configured address of the service. */
@RegisterRestClient(configKey = "session")
@RegisterProvider(SessionCalls.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SessionClient {
    /**
     * Exactly one of the two cards is named.
     *
     * @param card the public facts of a staged card
     * @param seal the sealed security code
     * @param amount what the payer wants to pay, where the payer was asked
     * @param consent whether the payer lets the card be kept, where the payer was asked
     * @param embedded true where the page stands within one of the merchant's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompletionRequest(
            long merchantId,
            String captureId,
            @Nullable String stagedCardId,
            @Nullable String paymentInstrumentId,
            @Nullable Card card,
            @Nullable String seal,
            @Nullable Amount amount,
            @Nullable Boolean consent,
            @Nullable Boolean embedded) {
        @Override
        public String toString() {
            return "CompletionRequest[" + captureId + "]";
        }
    }

    /** In major units. */
    record Amount(String total, String currency) {}

    record Card(
            String brand,
            String last4,
            String bin,
            int expMonth,
            int expYear,
            @Nullable String funding,
            @Nullable String country) {}

    /** Whose session it is. */
    record OfMerchant(long merchantId) {}

    @POST
    Uni<DecisionAnswer> complete(@Url URI address, CompletionRequest request);

    /** More time, counted from this end: asked for twice it is given once. */
    record ExtensionRequest(long merchantId, Instant expiresAt) {}

    @POST
    Uni<DecisionAnswer> extend(@Url URI address, ExtensionRequest request);

    @POST
    Uni<DecisionAnswer> ask(@Url URI address, OfMerchant request);

    @GET
    Uni<DecisionAnswer> standing(@Url URI address, @QueryParam("merchantId") long merchantId);
}
