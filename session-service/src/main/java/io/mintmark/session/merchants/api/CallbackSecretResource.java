package io.mintmark.session.merchants.api;

import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.session.merchants.application.RotateCallbackSecret;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/merchants/{id}/callback-secret-rotations}. */
@Path("/v1/merchants/{merchant}/callback-secret-rotations")
public class CallbackSecretResource {
    /**
     * The next callback secret.
     *
     * @param callbackSecret shown this one time
     */
    @Schema(name = "CallbackSecret")
    public record Rotated(String callbackSecret) {
        @Override
        public String toString() {
            return "Rotated[…]";
        }
    }

    private final RotateCallbackSecret rotateCallbackSecret;
    private final CallbackSecretOf callbackSecrets;

    CallbackSecretResource(RotateCallbackSecret rotateCallbackSecret, CallbackSecretOf callbackSecrets) {
        this.rotateCallbackSecret = rotateCallbackSecret;
        this.callbackSecrets = callbackSecrets;
    }

    /** Rotates; 201. Callbacks are signed with the new secret within seconds, and with the old one no more. */
    @Operation(operationId = "rotateCallbackSecret", summary = "Rotate the callback secret")
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(201)
    public Uni<Rotated> rotate(
            @PathParam("merchant") long merchant, @HeaderParam("Idempotency-Key") @Nullable String key) {
        IdempotentRequest once = new IdempotentRequest(
                key,
                IdempotentRequest.OPERATOR,
                "POST /v1/merchants/" + merchant + "/callback-secret-rotations",
                Map.of());
        return rotateCallbackSecret
                .rotate(merchant, once)
                .map(rotated -> new Rotated(callbackSecrets.current(rotated)));
    }
}
