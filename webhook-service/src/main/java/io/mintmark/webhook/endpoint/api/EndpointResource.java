package io.mintmark.webhook.endpoint.api;

import io.mintmark.contracts.webhook.WebhookEndpointView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.webhook.endpoint.application.ChangeEndpoint;
import io.mintmark.webhook.endpoint.application.FindEndpoints;
import io.mintmark.webhook.endpoint.application.RegisterEndpoint;
import io.mintmark.webhook.endpoint.application.RemoveEndpoint;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.mintmark.webhook.endpoint.domain.EndpointStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a merchant wants to be told of what. */
@Path("/v1/webhook-endpoints")
public class EndpointResource {
    private static final String READ = "webhooks:read";
    private static final String WRITE = "webhooks:write";

    private final Caller caller;
    private final RegisterEndpoint register;
    private final FindEndpoints find;
    private final ChangeEndpoint change;
    private final RemoveEndpoint remove;

    EndpointResource(
            Caller caller,
            RegisterEndpoint register,
            FindEndpoints find,
            ChangeEndpoint change,
            RemoveEndpoint remove) {
        this.caller = caller;
        this.register = register;
        this.find = find;
        this.change = change;
        this.remove = remove;
    }

    /** Registers an endpoint; its secret is in this answer and in no other. */
    @Operation(operationId = "registerWebhookEndpoint", summary = "Register a webhook endpoint")
    @POST
    @RolesAllowed(WRITE)
    public Uni<RestResponse<RegisteredEndpoint>> register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RegisterEndpointRequest request) {
        IdempotentRequest idempotent =
                new IdempotentRequest(key, caller.merchant(), "POST /v1/webhook-endpoints", request);
        RegisterEndpoint.Command command =
                new RegisterEndpoint.Command(request.url(), request.eventTypes(), request.description());
        return register.register(idempotent, command).map(registered -> Locations.<RegisteredEndpoint>created(
                        "/v1/webhook-endpoints/" + registered.endpoint().id())
                .entity(RegisteredEndpoint.of(registered))
                .build());
    }

    /** The merchant's endpoints, newest first. */
    @Operation(operationId = "listWebhookEndpoints", summary = "List webhook endpoints")
    @GET
    @RolesAllowed(READ)
    public Uni<Page<WebhookEndpointView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return find.page(caller.merchant(), cursor, limit.value()).map(page -> page.map(EndpointResource::view));
    }

    /** One endpoint. */
    @Operation(operationId = "getWebhookEndpoint", summary = "Read a webhook endpoint")
    @GET
    @Path("{id}")
    @RolesAllowed(READ)
    public Uni<WebhookEndpointView> get(@RestPath String id) {
        return find.byId(caller.merchant(), id).map(EndpointResource::view);
    }

    /** Changes an endpoint, or disables or enables it. */
    @Operation(operationId = "changeWebhookEndpoint", summary = "Change, disable or enable a webhook endpoint")
    @PATCH
    @Path("{id}")
    @RolesAllowed(WRITE)
    public Uni<WebhookEndpointView> change(@RestPath String id, @NotNull @Valid ChangeEndpointRequest request) {
        EndpointStatus status = request.status() == null ? null : EndpointStatus.of(request.status());
        Endpoint.Change wanted =
                new Endpoint.Change(request.url(), request.eventTypes(), request.description(), status);
        return change.change(caller.merchant(), id, wanted).map(EndpointResource::view);
    }

    /** Removes an endpoint. */
    @Operation(operationId = "removeWebhookEndpoint", summary = "Remove a webhook endpoint")
    @DELETE
    @Path("{id}")
    @RolesAllowed(WRITE)
    public Uni<Void> remove(@RestPath String id) {
        return remove.remove(caller.merchant(), id);
    }

    private static WebhookEndpointView view(Endpoint endpoint) {
        return new WebhookEndpointView(
                endpoint.id(),
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.description(),
                endpoint.status().label(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
