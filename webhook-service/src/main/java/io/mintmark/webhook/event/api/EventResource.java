package io.mintmark.webhook.event.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.webhook.event.application.FindEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What happened, whether or not anybody was told. */
@Path("/v1/events")
public class EventResource {
    private static final String READ = "webhooks:read";

    private final Caller caller;
    private final FindEvents find;

    EventResource(Caller caller, FindEvents find) {
        this.caller = caller;
        this.find = find;
    }

    /** The merchant's events, newest first. */
    @Operation(operationId = "listEvents", summary = "List events")
    @GET
    @RolesAllowed(READ)
    public Uni<Page<EventView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return find.page(caller.merchant(), cursor, limit.value()).map(page -> page.map(EventView::of));
    }

    /** One event. */
    @Operation(operationId = "getEvent", summary = "Read an event")
    @GET
    @Path("{id}")
    @RolesAllowed(READ)
    public Uni<EventView> get(@RestPath String id) {
        return find.byId(caller.merchant(), id).map(EventView::of);
    }
}
