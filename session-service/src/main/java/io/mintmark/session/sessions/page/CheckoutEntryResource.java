package io.mintmark.session.sessions.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code /checkout/{id}}: where the link of a payer leads who is to pay. */
@Path("/checkout")
public class CheckoutEntryResource {
    private final Entrance entrance;

    CheckoutEntryResource(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Sends the payer on to the card page, or says why not. */
    @GET
    @Path("/{id}")
    @PermitAll
    public Uni<Response> enter(@PathParam("id") String id, @BeanParam Visit visit) {
        return entrance.enter(id, visit, false);
    }
}
