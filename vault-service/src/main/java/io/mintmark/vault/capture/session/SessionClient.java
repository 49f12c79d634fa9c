package io.mintmark.vault.capture.session;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Session-service's side of the chain. The paths are the capture's, below the configured address of the service. */
@RegisterRestClient(configKey = "session")
@RegisterProvider(SessionCalls.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SessionClient {
    record CompletionRequest(long merchantId, String captureId, String stagedCardId, Card card) {}

    record Card(
            String brand,
            String last4,
            String bin,
            int expMonth,
            int expYear,
            @Nullable String funding,
            @Nullable String country) {}

    record CancellationRequest(long merchantId) {}

    @POST
    Uni<DecisionAnswer> complete(@Url URI address, CompletionRequest request);

    @POST
    Uni<DecisionAnswer> cancel(@Url URI address, CancellationRequest request);
}
