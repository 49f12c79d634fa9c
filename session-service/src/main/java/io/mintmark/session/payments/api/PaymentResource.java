package io.mintmark.session.payments.api;

import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.application.FindPayment;
import io.mintmark.session.payments.application.TakePayment;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payments}: merchants charge saved cards and those that other vaults keep, and read what became of it. */
@Path("/v1/payments")
public class PaymentResource {
    private final TakePayment takePayment;
    private final FindPayment findPayment;
    private final PaymentOrders orders;
    private final PaymentAnswers answers;
    private final Caller caller;

    PaymentResource(
            TakePayment takePayment,
            FindPayment findPayment,
            PaymentOrders orders,
            PaymentAnswers answers,
            Caller caller) {
        this.takePayment = takePayment;
        this.findPayment = findPayment;
        this.orders = orders;
        this.answers = answers;
        this.caller = caller;
    }

    /** Charges a saved card, or one that another vault keeps; 201 also for what was refused, or is not decided yet: the status says so. */
    @Operation(operationId = "takePayment", summary = "Take a payment with a saved card")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("payments:write")
    public Uni<RestResponse<PaymentView>> take(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewPayment request) {
        MerchantId merchant = caller.merchant();
        IdempotentRequest once = IdempotentRequest.required(key, merchant, "POST /v1/payments", request);
        return takePayment
                .take(merchant, orders.read(request, merchant), request.shopperReference(), once)
                .map(this::created);
    }

    private RestResponse<PaymentView> created(TakePayment.Taken taken) {
        RestResponse.ResponseBuilder<PaymentView> response =
                Locations.created("/v1/payments/" + taken.payment().id());
        if (taken.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.entity(answers.view(taken.payment())).build();
    }

    /** One payment with its trail; 404 for an unknown or foreign one. */
    @Operation(operationId = "getPayment", summary = "Read a payment")
    @GET
    @Path("/{id}")
    @RolesAllowed("payments:read")
    public Uni<PaymentView> one(@PathParam("id") String id) {
        return findPayment.find(caller.merchant(), PaymentProblems.idOf(id)).map(answers::view);
    }
}
