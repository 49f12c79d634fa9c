package io.mintmark.vault.forward.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.vault.forward.application.ForwardForMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/forward}: merchants have stored cards sent to destinations that an operator approved for them. */
@Path("/v1/forward")
class MerchantForwardResource {
    private final Caller caller;
    private final ForwardForMerchant forward;

    MerchantForwardResource(Caller caller, ForwardForMerchant forward) {
        this.caller = caller;
        this.forward = forward;
    }

    @Operation(operationId = "forwardCard", summary = "Send a request with a stored card to an approved destination")
    @POST
    @RolesAllowed("card:forward")
    public Uni<ForwardView> forward(
            @Valid @NotNull NewForward request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return forward.forward(request.toForward(caller.merchant(), caller.name(), idempotencyKey))
                .map(ForwardView::of);
    }
}
