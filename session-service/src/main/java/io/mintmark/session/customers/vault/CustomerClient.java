package io.mintmark.session.customers.vault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The vault's customers. Answers are read tolerantly: the vault may grow before we do. */
@RegisterRestClient(configKey = "vault")
@RegisterProvider(CustomerCalls.class)
@Path("/internal/merchants/{merchantId}/customers")
interface CustomerClient {
    /** A customer, or whom there is to be one for. */
    record Named(String referenceId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Customer(String id, String referenceId) {}

    @GET
    @Path("/{id}")
    Uni<Customer> find(@PathParam("merchantId") long merchantId, @PathParam("id") String id);

    @POST
    Uni<Customer> named(@PathParam("merchantId") long merchantId, Named named);
}
