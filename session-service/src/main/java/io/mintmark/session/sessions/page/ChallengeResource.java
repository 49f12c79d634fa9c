package io.mintmark.session.sessions.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /challenge/{id}}: the way of a payer to the bank's question about a payment, and back. There are no cookies. */
@Path("/challenge/{id}")
public class ChallengeResource {
    private final Entrance entrance;

    ChallengeResource(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Sends the payer on to the challenge while it stands, and else to where the payer should be. */
    @GET
    @PermitAll
    public Uni<Response> follow(
            @PathParam("id") String id, @BeanParam Visit visit, @QueryParam("view") @Nullable String view) {
        return entrance.challenge(id, visit, view);
    }

    /** Takes the payer back from the challenge. */
    @GET
    @Path("/return")
    @PermitAll
    public Uni<Response> back(
            @PathParam("id") String id, @BeanParam Visit visit, @QueryParam("view") @Nullable String view) {
        return entrance.back(id, visit, view);
    }
}
