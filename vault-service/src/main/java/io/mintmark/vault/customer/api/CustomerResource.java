package io.mintmark.vault.customer.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.customer.application.CreateCustomer;
import io.mintmark.vault.customer.application.DeleteCustomer;
import io.mintmark.vault.customer.application.FindCustomer;
import io.mintmark.vault.customer.application.ListCustomers;
import io.mintmark.vault.customer.application.ReplaceCustomer;
import io.mintmark.vault.customer.domain.ChangedMeanwhile;
import io.mintmark.vault.customer.domain.DuplicateReference;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers: the merchant is the credential's, and what belongs to another one is not there. */
@Path("/v1/customers")
class CustomerResource {
    private static final String READ = "customers:read";
    private static final String WRITE = "customers:write";

    private final Caller caller;
    private final CreateCustomer create;
    private final FindCustomer find;
    private final ListCustomers list;
    private final ReplaceCustomer replace;
    private final DeleteCustomer delete;

    CustomerResource(
            Caller caller,
            CreateCustomer create,
            FindCustomer find,
            ListCustomers list,
            ReplaceCustomer replace,
            DeleteCustomer delete) {
        this.caller = caller;
        this.create = create;
        this.find = find;
        this.list = list;
        this.replace = replace;
        this.delete = delete;
    }

    @Operation(operationId = "createCustomer", summary = "Create a customer")
    @POST
    @RolesAllowed(WRITE)
    public Uni<RestResponse<CustomerView>> create(
            @Valid @NotNull CustomerRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return create.create(caller.merchant(), request.toDetails(), idempotencyKey, request)
                .map(customer -> Locations.<CustomerView>created("/v1/customers/" + customer.id())
                        .entity(CustomerView.of(customer))
                        .build())
                .onFailure(DuplicateReference.class)
                .transform(duplicate -> duplicateReference());
    }

    @Operation(operationId = "listCustomers", summary = "List customers")
    @GET
    @RolesAllowed(READ)
    public Uni<Page<CustomerView>> list(
            @QueryParam("referenceId") @Nullable String referenceId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return list.list(caller.merchant(), referenceId, cursor, limit.value()).map(page -> page.map(CustomerView::of));
    }

    @Operation(operationId = "getCustomer", summary = "Read a customer")
    @GET
    @Path("/{id}")
    @RolesAllowed(READ)
    public Uni<CustomerView> get(@PathParam("id") String id) {
        return find.find(caller.merchant(), id)
                .map(found -> found.map(CustomerView::of).orElseThrow(() -> Problem.notFound("customer")));
    }

    @Operation(operationId = "replaceCustomer", summary = "Replace a customer")
    @PUT
    @Path("/{id}")
    @RolesAllowed(WRITE)
    public Uni<CustomerView> replace(@PathParam("id") String id, @Valid @NotNull CustomerRequest request) {
        return replace.replace(caller.merchant(), id, request.toDetails())
                .map(CustomerView::of)
                .onFailure(DuplicateReference.class)
                .transform(duplicate -> duplicateReference())
                .onFailure(ChangedMeanwhile.class)
                .transform(changed -> Problem.conflict(
                        "changed_meanwhile", "Another request changed this customer. Read it again and repeat."));
    }

    @Operation(operationId = "deleteCustomer", summary = "Delete a customer and its saved cards")
    @DELETE
    @Path("/{id}")
    @RolesAllowed(WRITE)
    public Uni<Void> delete(@PathParam("id") String id) {
        return delete.delete(caller.merchant(), id);
    }

    private static Problem duplicateReference() {
        String detail = "Another customer of yours has this referenceId.";
        return Problem.conflict(
                "duplicate_reference", detail, new FieldError("#/referenceId", "duplicate_reference", detail));
    }
}
