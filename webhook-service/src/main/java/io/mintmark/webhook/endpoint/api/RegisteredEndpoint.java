package io.mintmark.webhook.endpoint.api;

import io.mintmark.webhook.endpoint.application.RegisterEndpoint.Registered;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a registration: the endpoint and, this once, its secret. */
@Schema(name = "WebhookEndpointWithSecret")
record RegisteredEndpoint(
        String id,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        String status,
        String secret,
        Instant createdAt,
        Instant updatedAt) {
    static RegisteredEndpoint of(Registered registered) {
        Endpoint endpoint = registered.endpoint();
        return new RegisteredEndpoint(
                endpoint.id(),
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.description(),
                endpoint.status().label(),
                registered.secret().reveal(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }

    @Override
    public String toString() {
        return "RegisteredEndpoint[" + id + "]";
    }
}
