package io.mintmark.vault.customer.api;

import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.customer.application.NameCustomer;
import io.mintmark.vault.customer.application.NamedCustomer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Customers for the other services, which need to know that one exists and what its merchant calls it. */
@Path("/internal/merchants/{merchantId}/customers")
class InternalCustomerResource {
    /** The little that the other services see. */
    record Known(String id, String referenceId) {}

    /** Whom there is to be a customer for. */
    record Wanted(@NotBlank @Size(max = 100) String referenceId) {}

    private final NameCustomer name;
    private final NamedCustomer named;

    InternalCustomerResource(NameCustomer name, NamedCustomer named) {
        this.name = name;
        this.named = named;
    }

    /** The customer whom the merchant calls so, who is made if there is none. */
    @POST
    @RolesAllowed(Roles.SESSION_SERVICE)
    public Uni<Known> named(@PathParam("merchantId") long merchantId, @Valid @NotNull Wanted wanted) {
        return named.named(new MerchantId(merchantId), wanted.referenceId())
                .map(id -> new Known(id, wanted.referenceId()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.SESSION_SERVICE, Roles.NETWORK_TOKEN_SERVICE})
    public Uni<Known> get(@PathParam("merchantId") long merchantId, @PathParam("id") String id) {
        return name.name(new MerchantId(merchantId), id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("customer")))
                .map(referenceId -> new Known(id, referenceId));
    }
}
