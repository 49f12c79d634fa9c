package io.mintmark.session.sessions.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code /e/checkout/{id}}: where a payer pays in a frame of the merchant's page. */
@Path("/e/checkout")
public class EmbeddedCheckoutEntryResource {
    private final Entrance entrance;

    EmbeddedCheckoutEntryResource(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Sends the frame on to the card page, or says why not. */
    @GET
    @Path("/{id}")
    @PermitAll
    public Uni<Response> enter(@PathParam("id") String id, @BeanParam Visit visit) {
        return entrance.enter(id, visit, true);
    }
}
