package io.mintmark.webhook.delivery.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.webhook.delivery.application.Deliveries;
import io.mintmark.webhook.delivery.application.FindDeliveries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What was sent where, and what came of it. */
@Path("/v1/webhook-deliveries")
public class DeliveryResource {
    private static final String READ = "webhooks:read";

    private final Caller caller;
    private final FindDeliveries find;

    DeliveryResource(Caller caller, FindDeliveries find) {
        this.caller = caller;
        this.find = find;
    }

    /** The merchant's deliveries, newest first, each with its attempts. */
    @Operation(operationId = "listWebhookDeliveries", summary = "List webhook deliveries with their attempts")
    @GET
    @RolesAllowed(READ)
    public Uni<Page<DeliveryResponse>> list(
            @QueryParam("event") @Nullable String event,
            @QueryParam("endpoint") @Nullable String endpoint,
            @QueryParam("status")
                    @Nullable @Pattern(
                            regexp = "pending|leased|delivered|exhausted|held",
                            message = "unknown_status: Use pending, leased, delivered, exhausted or held.")
                    String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        Deliveries.Filter filter = new Deliveries.Filter(event, endpoint, status);
        return find.page(caller.merchant(), filter, cursor, limit.value()).map(page -> page.map(DeliveryResponse::of));
    }
}
