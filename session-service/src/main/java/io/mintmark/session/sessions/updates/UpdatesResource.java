package io.mintmark.session.sessions.updates;

import io.mintmark.platform.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For those who ask without wanting a WebSocket. */
@Path(UpdatesEndpoint.PATH)
public class UpdatesResource {
    /** 426 with what to ask for (RFC 9110 section 15.5.22). */
    @Operation(hidden = true)
    @GET
    @PermitAll
    public void plain(@PathParam("id") String id, @Context HttpServerResponse response) {
        response.putHeader("Upgrade", "websocket");
        throw Problem.of(426, "upgrade_required", "Open this address as a WebSocket (RFC 6455).");
    }
}
