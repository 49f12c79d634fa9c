package io.mintmark.session.acquirer.forward;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The vault's forward. Answers are read tolerantly: the vault and the acquirer may grow before we do. */
@RegisterRestClient(configKey = "forward")
@RegisterProvider(ForwardCalls.class)
@Path("/internal")
interface ForwardClient {
    /** Which card the placeholders stand for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(@Nullable String stagedCard, @Nullable String paymentInstrument) {}

    /** What fills the profile's path. */
    record Parameters(String reference) {}

    /** A request of ours, for the vault to complete and send. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            long merchantId,
            String profile,
            String intent,
            @Nullable Card card,
            @Nullable String seal,
            @Nullable String purpose,
            Instant sendBefore,
            @Nullable Parameters parameters,
            @Nullable Object body) {
        /** Leaves the seal out, because logs keep what they are given. */
        @Override
        public String toString() {
            return "Request[" + profile + ", " + intent + "]";
        }
    }

    /** What became of it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Forwarded(
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable OperationBody body) {}

    @POST
    @Path("/forward")
    Uni<Forwarded> forward(Request request);
}
