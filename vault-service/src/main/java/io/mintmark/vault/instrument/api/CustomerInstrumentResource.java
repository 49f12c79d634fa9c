package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.vault.instrument.application.DeleteInstrument;
import io.mintmark.vault.instrument.application.ListInstruments;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    @Operation(operationId = "listCustomerPaymentInstruments", summary = "List a customer's saved cards")
    @GET
    @RolesAllowed("instruments:read")
    public Uni<Page<PaymentInstrumentView>> list(
            @PathParam("customerId") String customerId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return list.list(caller.merchant(), customerId, cursor, limit.value()).map(page -> page.map(views::of));
    }

    @Operation(operationId = "deleteCustomerPaymentInstrument", summary = "Delete a saved card")
    @DELETE
    @Path("/{id}")
    @RolesAllowed("instruments:write")
    public Uni<Void> delete(@PathParam("customerId") String customerId, @PathParam("id") String id) {
        return delete.delete(caller.merchant(), customerId, id);
    }
}
