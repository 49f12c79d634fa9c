package io.mintmark.vault.forward.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.auth.Roles;
import io.mintmark.vault.forward.application.Forward;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Sends cards where no other service may see them. The profile names the services that may use it. */
@Path("/internal/forward")
class ForwardResource {
    private final Caller caller;
    private final Forward forward;

    ForwardResource(Caller caller, Forward forward) {
        this.caller = caller;
        this.forward = forward;
    }

    @POST
    @RolesAllowed({Roles.SESSION_SERVICE, Roles.NETWORK_TOKEN_SERVICE})
    public Uni<ForwardAnswer> forward(@Valid @NotNull ForwardRequest request) {
        return forward.forward(request.toOrder(caller.name())).map(ForwardAnswer::of);
    }
}
