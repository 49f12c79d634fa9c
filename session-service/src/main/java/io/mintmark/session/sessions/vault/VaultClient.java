package io.mintmark.session.sessions.vault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
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
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
            String standingPath,
            String extendPath,
            List<String> returnOrigins,
            List<String> frameOrigins,
            String securityCode,
            @Nullable Amount verification,
            @Nullable Fields fields,
            @Nullable Prefill prefill,
            @Nullable String purpose,
            @Nullable Amount payment,
            @Nullable Flexible flexible,
            @Nullable String saving,
            @Nullable String instrument) {}

    /** For the page to show; in major units. */
    record Amount(String total, String currency) {}

    /** What the page asks a payer who says how much; in major units. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Flexible(List<String> currencies, @Nullable String min, @Nullable String max, @Nullable Amount suggested) {}

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

    /** Whose card, for which session, and with which payment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Activation(
            long merchantId, String sessionId, @Nullable String recurringProcessingModel, @Nullable String paymentId) {}

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

    @POST
    @Path("/captures")
    Uni<Registered> register(Capture capture);

    @POST
    @Path("/staged-cards/{id}/activations")
    Uni<Activated> activate(@PathParam("id") String stagedCardId, Activation activation);

    @POST
    @Path("/staged-cards/{id}/discards")
    Uni<Discarded> discard(@PathParam("id") String stagedCardId, Discard discard);
}
