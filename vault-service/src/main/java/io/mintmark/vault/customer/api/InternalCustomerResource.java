package io.mintmark.vault.customer.api;

import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.customer.application.NameCustomer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Customers for the other services, which need to know that one exists and what its merchant calls it. */
@Path("/internal/merchants/{merchantId}/customers")
class InternalCustomerResource {
    /** The little that the other services see. */
    record Known(String id, String referenceId) {}

    private final NameCustomer name;

    InternalCustomerResource(NameCustomer name) {
        this.name = name;
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
