package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.instrument.application.FindInstrument;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Payment instruments by their id. */
@Path("/v1/payment-instruments")
class InstrumentResource {
    private final Caller caller;
    private final FindInstrument find;
    private final InstrumentViews views;

    InstrumentResource(Caller caller, FindInstrument find, InstrumentViews views) {
        this.caller = caller;
        this.find = find;
        this.views = views;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("instruments:read")
    public Uni<PaymentInstrumentView> get(@PathParam("id") String id) {
        return find.find(caller.merchant(), id)
                .map(found -> found.map(views::of).orElseThrow(() -> Problem.notFound("payment instrument")));
    }
}
