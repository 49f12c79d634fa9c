package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.application.FindInstrument;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/**
 * Payment instruments for session-service, which has to know whose card it is asked to charge and whether it can be. A
 * deleted one leaves no row here and is as unknown as another merchant's.
 */
@Path("/internal/payment-instruments")
class InternalInstrumentResource {
    record InstrumentAnswer(PaymentInstrumentView paymentInstrument) {}

    private final FindInstrument find;
    private final InstrumentViews views;

    InternalInstrumentResource(FindInstrument find, InstrumentViews views) {
        this.find = find;
        this.views = views;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.SESSION_SERVICE)
    public Uni<InstrumentAnswer> get(@PathParam("id") String id, @QueryParam("merchantId") long merchantId) {
        return find.find(new MerchantId(merchantId), id)
                .map(found -> found.map(views::of).orElseThrow(() -> Problem.notFound("payment instrument")))
                .map(InstrumentAnswer::new);
    }
}
