package io.mintmark.session.merchants.api;

import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.merchants.application.FindMerchant;
import io.mintmark.session.merchants.application.IssueApiKey;
import io.mintmark.session.merchants.application.RevokeApiKey;
import io.mintmark.session.merchants.domain.TooManyKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/merchants/{id}/api-keys}: at most two live keys, so that one can take over from the other. */
@Path("/v1/merchants/{merchant}/api-keys")
public class ApiKeyResource {
    /** Live keys. There are at most two, so there is one page. */
    public record ApiKeyList(List<ApiKeyView> data, boolean hasMore) {}

    private final IssueApiKey issueApiKey;
    private final RevokeApiKey revokeApiKey;
    private final FindMerchant findMerchant;

    ApiKeyResource(IssueApiKey issueApiKey, RevokeApiKey revokeApiKey, FindMerchant findMerchant) {
        this.issueApiKey = issueApiKey;
        this.revokeApiKey = revokeApiKey;
        this.findMerchant = findMerchant;
    }

    /** Issues a key; 201 with its secret this one time, 409 {@code too_many_keys} while two are live. */
    @Operation(operationId = "issueApiKey", summary = "Issue an API key")
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(201)
    public Uni<ApiKeyWithSecret> issue(
            @PathParam("merchant") long merchant,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable NewApiKey request) {
        NewApiKey wanted = request == null ? new NewApiKey(null) : request;
        IdempotentRequest once = new IdempotentRequest(
                key, IdempotentRequest.OPERATOR, "POST /v1/merchants/" + merchant + "/api-keys", wanted);
        return issueApiKey
                .issue(merchant, Scopes.read(wanted.scopes()), once)
                .map(ApiKeyWithSecret::of)
                .onFailure(TooManyKeys.class)
                .transform(refused ->
                        Problem.conflict("too_many_keys", "Two keys are live. Revoke one before issuing another."));
    }

    /** The live keys, without their secrets. */
    @Operation(operationId = "listApiKeys", summary = "List live API keys")
    @GET
    @RolesAllowed(Roles.OPERATOR)
    public Uni<ApiKeyList> list(@PathParam("merchant") long merchant) {
        return findMerchant
                .find(merchant)
                .map(owner ->
                        new ApiKeyList(owner.keys().stream().map(ApiKeyView::of).toList(), false));
    }

    /** Revokes a key; 204. It stops everywhere within seconds. */
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key")
    @DELETE
    @Path("/{key}")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Void> revoke(@PathParam("merchant") long merchant, @PathParam("key") String key) {
        return revokeApiKey.revoke(merchant, key);
    }
}
