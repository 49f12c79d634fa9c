package io.mintmark.session.sessions.vault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The vault's addresses for this service. Answers are read tolerantly: the vault may grow before we do. */
@RegisterRestClient(configKey = "vault")
@RegisterProvider(VaultCalls.class)
@Path("/internal")
interface VaultClient {
    /** Where and how the card page is to show and complete a session. */
    record Capture(
            String sessionId,
            long merchantId,
            String merchantName,
            @Nullable String customerId,
            String storage,
            @Nullable List<String> allowedCardTypes,
            List<String> features,
            @Nullable String locale,
            Instant expiresAt,
            String completionPath,
            String cancelPath,
            List<String> returnOrigins,
            List<String> frameOrigins,
            @Nullable Fields fields,
            @Nullable Prefill prefill) {}

    record Fields(@Nullable String cardholderName, @Nullable String billingAddress) {}

    /** Personal data: never logged. */
    record Prefill(@Nullable String cardholderName, @Nullable String email, @Nullable Address billingAddress) {
        @Override
        public String toString() {
            return "Prefill[…]";
        }
    }

    record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String country) {
        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    /** Whose card, and for which session. */
    record Activation(long merchantId, String sessionId) {}

    record Discard(long merchantId) {}

    /** The address of the card page: a capability, never logged. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Registered(String captureId, String href) {
        @Override
        public String toString() {
            return "Registered[" + captureId + "]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(String id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Activated(Instrument paymentInstrument) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Discarded(String state, @Nullable Instrument paymentInstrument) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Customer(String id) {}

    @POST
    @Path("/captures")
    Uni<Registered> register(Capture capture);

    @POST
    @Path("/staged-cards/{id}/activations")
    Uni<Activated> activate(@PathParam("id") String stagedCardId, Activation activation);

    @POST
    @Path("/staged-cards/{id}/discards")
    Uni<Discarded> discard(@PathParam("id") String stagedCardId, Discard discard);

    @GET
    @Path("/merchants/{merchant}/customers/{id}")
    Uni<Customer> customer(@PathParam("merchant") long merchant, @PathParam("id") String customerId);
}
