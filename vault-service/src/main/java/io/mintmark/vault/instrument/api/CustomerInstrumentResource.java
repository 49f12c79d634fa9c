package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Page;
import io.mintmark.vault.instrument.application.DeleteInstrument;
import io.mintmark.vault.instrument.application.ListInstruments;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The saved cards of a customer. */
@Path("/v1/customers/{customerId}/payment-instruments")
class CustomerInstrumentResource {
    private final Caller caller;
    private final ListInstruments list;
    private final DeleteInstrument delete;
    private final InstrumentViews views;

    CustomerInstrumentResource(Caller caller, ListInstruments list, DeleteInstrument delete, InstrumentViews views) {
        this.caller = caller;
        this.list = list;
        this.delete = delete;
        this.views = views;
    }

    @GET
    @RolesAllowed("instruments:read")
    public Uni<Page<PaymentInstrumentView>> list(
            @PathParam("customerId") String customerId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return list.list(caller.merchant(), customerId, cursor, limit).map(page -> page.map(views::of));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("instruments:write")
    public Uni<Void> delete(@PathParam("customerId") String customerId, @PathParam("id") String id) {
        return delete.delete(caller.merchant(), customerId, id);
    }
}
