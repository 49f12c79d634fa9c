package io.mintmark.session.validations.api;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.domain.BillingAddress;
import io.mintmark.session.validations.application.ValidateInstrument;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/validations}: merchants ask whether a saved card is alive. */
@Path("/v1/validations")
public class ValidationResource {
    private final ValidateInstrument validate;
    private final Caller caller;

    ValidationResource(ValidateInstrument validate, Caller caller) {
        this.validate = validate;
        this.caller = caller;
    }

    /** Asks the card's issuer; 200 also for a card that is not good: {@code valid} says so. */
    @Operation(operationId = "validatePaymentInstrument", summary = "Ask whether a saved card is alive")
    @POST
    @ResponseStatus(200)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("payments:write")
    public Uni<RestResponse<ValidationView>> validate(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewValidation request) {
        MerchantId merchant = caller.merchant();
        IdempotentRequest once = new IdempotentRequest(key, merchant, "POST /v1/validations", request);
        return validate.validate(
                        merchant,
                        Objects.requireNonNull(request.paymentInstrument()),
                        address(request.billingAddress()),
                        once)
                .map(ValidationResource::answer);
    }

    private static @Nullable BillingAddress address(NewValidation.@Nullable Address address) {
        return address == null ? null : new BillingAddress(address.line1(), address.postalCode());
    }

    private static RestResponse<ValidationView> answer(ValidateInstrument.Validated validated) {
        RestResponse.ResponseBuilder<ValidationView> response =
                RestResponse.ResponseBuilder.ok(ValidationView.of(validated.validation()));
        if (validated.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
