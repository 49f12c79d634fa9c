package io.mintmark.session.sessions.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code /tokenization/{id}}: where a payer's link leads. */
@Path("/tokenization")
public class EntryResource {
    private final Entrance entrance;

    EntryResource(Entrance entrance) {
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
