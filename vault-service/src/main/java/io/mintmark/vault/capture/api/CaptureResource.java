package io.mintmark.vault.capture.api;

import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.capture.application.Links;
import io.mintmark.vault.capture.application.RegisterCapture;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Session-service registers what the card page shows before it sends the payer there. */
@Path("/internal/captures")
class CaptureResource {
    record CaptureAnswer(String captureId, String href) {}

    private final RegisterCapture register;
    private final Links links;

    CaptureResource(RegisterCapture register, Links links) {
        this.register = register;
        this.links = links;
    }

    @POST
    @RolesAllowed(Roles.SESSION_SERVICE)
    public Uni<RestResponse<CaptureAnswer>> register(@Valid @NotNull CaptureRequest request) {
        return register.register(new MerchantId(request.merchantId()), request::toCapture)
                .map(id -> RestResponse.status(RestResponse.Status.CREATED, new CaptureAnswer(id, links.hrefOf(id))));
    }
}
